package io.repartee.comment;

import io.repartee.config.Origin;
import io.repartee.ids.CommentId;
import io.repartee.site.Site;
import io.repartee.thread.Page;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a post, as it came.
 *
 * @param as {@code publication} when a moderator speaks in its name
 */
record PostRequest(
        @Nullable PageField page,
        @Nullable UUID parentId,
        @Nullable String body,
        @Nullable String as) {
    private static final String PUBLICATION = "publication";
    private static final int MOST_URL_CHARS = 2048;
    private static final int MOST_TITLE_CHARS = 300;
    private static final int MOST_SECTION_CHARS = 100;

    record PageField(
            @Nullable String key,
            @Nullable String url,
            @Nullable String title,
            @Nullable String section) {}

    /** The parts of a post that a thread needs, known to be of their form. */
    record Checked(
            Page page,
            @Nullable String url,
            @Nullable String title,
            @Nullable String section,
            @Nullable CommentId parent) {}

    Checked check(Site site) {
        if (page == null || page.key() == null) {
            throw Problem.field("/page/key", "The page's key is needed.");
        }
        if (page.title() != null && page.title().length() > MOST_TITLE_CHARS) {
            throw Problem.field("/page/title", "At most " + MOST_TITLE_CHARS + " characters are allowed.");
        }
        if (page.section() != null
                && (page.section().isBlank() || page.section().length() > MOST_SECTION_CHARS)) {
            throw Problem.field("/page/section", "1 to " + MOST_SECTION_CHARS + " characters are needed.");
        }
        if (page.url() != null) {
            checkUrl(site, page.url());
        }
        return new Checked(
                Page.field("/page/key", page.key()).on(site),
                page.url(),
                page.title(),
                page.section(),
                parentId == null ? null : new CommentId(parentId));
    }

    boolean asPublication() {
        if (as != null && !as.equals(PUBLICATION)) {
            throw Problem.field("/as", "Only " + PUBLICATION + " is known.");
        }
        return as != null;
    }

    /** What makes two requests with one idempotency key the same: every field, told apart from a missing one. */
    byte[] hash() {
        PageField where = page == null ? new PageField(null, null, null, null) : page;
        MessageDigest digest = sha256();
        String parent = parentId == null ? null : parentId.toString();
        for (String field : new String[] {where.key(), where.url(), where.title(), parent, body}) {
            byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(field == null ? -1 : bytes.length)
                    .array());
            digest.update(bytes);
        }
        if (where.section() != null) {
            digest.update(where.section().getBytes(StandardCharsets.UTF_8));
        }
        if (as != null) {
            digest.update(("\0as " + as).getBytes(StandardCharsets.UTF_8));
        }
        return digest.digest();
    }

    private static void checkUrl(Site site, String url) {
        if (url.length() > MOST_URL_CHARS) {
            throw Problem.field("/page/url", "At most " + MOST_URL_CHARS + " characters are allowed.");
        }
        String origin = Origin.find(url)
                .orElseThrow(() -> Problem.field("/page/url", "An absolute http or https address is needed."));
        if (!site.origins().contains(origin)) {
            throw Problem.of(ErrorCode.PAGE_NOT_ALLOWED);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
