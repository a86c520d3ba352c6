package io.repartee.transfer.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes XML that is always well formed: what XML cannot hold is left out of texts. One thread. */
final class XmlOut {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;

    /** Something written with the library, whose failures are those of the stream. */
    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }

    XmlOut(OutputStream out) throws IOException {
        try {
            xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        does(() -> xml.writeStartDocument("UTF-8", "1.0"));
        line();
    }

    /** Begins an element with attributes, given as names and values in turn. */
    XmlOut begin(String name, String... attributes) throws IOException {
        does(() -> xml.writeStartElement(name));
        for (int i = 0; i < attributes.length; i += 2) {
            String attribute = attributes[i];
            String value = clean(attributes[i + 1]);
            does(() -> xml.writeAttribute(attribute, value));
        }
        return this;
    }

    XmlOut end() throws IOException {
        does(xml::writeEndElement);
        return this;
    }

    XmlOut element(String name, @Nullable String text) throws IOException {
        begin(name);
        String clean = clean(text == null ? "" : text);
        does(() -> xml.writeCharacters(clean));
        return end();
    }

    XmlOut element(String name, JsonNode text) throws IOException {
        return element(name, text.isNull() || text.isMissingNode() ? "" : text.asText());
    }

    XmlOut line() throws IOException {
        does(() -> xml.writeCharacters("\n"));
        return this;
    }

    void finish() throws IOException {
        does(xml::writeEndDocument);
        line();
        does(xml::flush);
    }

    private static void does(Step step) throws IOException {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException broken ? broken : new IOException(e);
        }
    }

    private static String clean(String text) {
        StringBuilder clean = null;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (isXml(c)) {
                if (clean != null) {
                    clean.appendCodePoint(c);
                }
            } else if (clean == null) {
                clean = new StringBuilder(text.length()).append(text, 0, at);
            }
        }
        return clean == null ? text : clean.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
