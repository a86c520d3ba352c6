package io.repartee.transfer.oldlinks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an old address says behind its {@code #} (Coral: in its query), as the systems' own pages make it.
 *
 * @param sources the systems that write it so, under the names that imports keep
 * @param ref what the comment was called there
 */
record OldAnchor(List<String> sources, String ref) {
    private static final List<Form> FORMS = List.of(
            new Form("comment-(\\d{1,20})", "disqus", "wordpress"),
            new Form("remark42__comment-([\\w-]{1,100})", "remark42"),
            new Form("commentID=([\\w-]{1,100})", "coral"),
            new Form("isso-(\\d{1,20})", "isso"),
            new Form("(?:commento|comentario)-([\\w-]{1,100})", "comentario", "commento"),
            new Form("atk-comment-(\\d{1,20})", "artalk"),
            new Form("(\\d{1,20}|[0-9a-f]{24})", "waline"));

    private record Form(Pattern pattern, List<String> sources) {
        Form(String pattern, String... sources) {
            this(Pattern.compile(pattern), List.of(sources));
        }
    }

    /** Empty for what no other system writes. */
    static Optional<OldAnchor> of(String text) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(text);
            if (matcher.matches()) {
                return Optional.of(new OldAnchor(form.sources(), matcher.group(1)));
            }
        }
        return Optional.empty();
    }
}
