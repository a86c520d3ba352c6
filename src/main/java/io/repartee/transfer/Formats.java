package io.repartee.transfer;

import io.repartee.transfer.formats.Artrans;
import io.repartee.transfer.formats.ComentarioJson;
import io.repartee.transfer.formats.CoralExport;
import io.repartee.transfer.formats.DisqusXml;
import io.repartee.transfer.formats.IssoDatabase;
import io.repartee.transfer.formats.Remark42Backup;
import io.repartee.transfer.formats.WalineJson;
import io.repartee.transfer.formats.WordPressXml;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The systems whose files are understood. */
public enum Formats {
    DISQUS(new DisqusXml()),
    WORDPRESS(new WordPressXml()),
    REMARK42(new Remark42Backup()),
    CORAL(new CoralExport()),
    ISSO(new IssoDatabase()),
    /** Comentario's own, also of its first version, which is Commento's. */
    COMENTARIO(new ComentarioJson()),
    COMMENTO(new ComentarioJson()),
    ARTALK(new Artrans()),
    WALINE(new WalineJson()),
    /** What this system exports itself; its lines are rows, not entries. */
    REPARTEE(null);

    private final @Nullable Format format;

    Formats(@Nullable Format format) {
        this.format = format;
    }

    /** Null for our own. */
    @Nullable
    Format format() {
        return format;
    }

    /** The name that old references are kept under. */
    String source() {
        return name().toLowerCase(Locale.ROOT);
    }
}
