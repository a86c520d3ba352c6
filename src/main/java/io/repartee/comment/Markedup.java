package io.repartee.comment;

/** Text as it may stand in HTML and XML, in an element or a quoted attribute. */
final class Markedup {
    private Markedup() {}

    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(inXml(c) ? c : '\uFFFD');
            }
        }
        return out.toString();
    }

    /** JSON as it may stand in a script element: nothing in it ends the element or begins a comment. */
    static String json(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** XML 1.0 has no control characters but these, and no half of a pair; texts are stored as whole UTF-16. */
    private static boolean inXml(char c) {
        return c >= ' ' && c != '\uFFFE' && c != '\uFFFF' || c == '\t' || c == '\n' || c == '\r';
    }
}
