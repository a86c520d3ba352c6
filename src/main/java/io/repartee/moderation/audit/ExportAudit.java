package io.repartee.moderation.audit;

import io.repartee.ids.SiteId;
import io.repartee.web.Answer;
import io.repartee.web.Json;
import io.repartee.web.Outlet;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a site's chain up to the head that it had at the beginning, a line for each entry and a last one with that head. One slice is in
 * memory at a time: the next is read when the network has taken it. On the event loop of its request, for one request.
 */
final class ExportAudit implements Answer.Stream {
    private static final Logger LOG = LoggerFactory.getLogger(ExportAudit.class);
    private static final int SLICE = 500;

    private final AuditStore store;
    private final SiteId site;
    private final AuditStore.Head head;

    ExportAudit(AuditStore store, SiteId site, AuditStore.Head head) {
        this.store = store;
        this.site = site;
        this.head = head;
    }

    @Override
    public void begin(Outlet out) {
        from(0, out).onComplete(written -> out.end(), failure -> {
            LOG.warn("an export of the audit log broke off: {}", failure.getMessage());
            out.abort(); // so that nobody takes a part for the whole
        });
    }

    private Future<Void> from(long after, Outlet out) {
        if (after >= head.seq()) {
            return out.write(lastLine());
        }
        int limit = (int) Math.min(SLICE, head.seq() - after);
        return store.chain(site, after, limit)
                .compose(entries -> entries.isEmpty()
                        ? out.write(lastLine())
                        : out.write(lines(entries))
                                .compose(taken ->
                                        from(entries.get(entries.size() - 1).seq(), out)));
    }

    private static Buffer lines(List<AuditEntry> entries) {
        Buffer lines = Buffer.buffer();
        entries.forEach(entry -> lines.appendBuffer(Json.value(entry::write)).appendByte((byte) '\n'));
        return lines;
    }

    private Buffer lastLine() {
        return Json.object(json -> {
                    json.writeObjectFieldStart("head");
                    json.writeNumberField("seq", head.seq());
                    json.writeStringField("hash", HexFormat.of().formatHex(head.hash()));
                    json.writeEndObject();
                })
                .appendByte((byte) '\n');
    }
}
