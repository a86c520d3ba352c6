package io.repartee.transfer.export;

import java.util.Locale;

/** What a site can be written as. */
public enum ExportFormat {
    /** Everything, a line of JSON for each thing: the only one that loses nothing. */
    NDJSON("application/x-ndjson", "ndjson", new NdjsonExport()),
    /** Pages and comments as Disqus exports them. */
    DISQUS("application/xml", "disqus.xml", new DisqusExport()),
    /** Pages and comments as WordPress exports them, which Disqus and others read too. */
    WXR("application/xml", "wxr.xml", new WordPressExport());

    private final String mediaType;
    private final String suffix;
    private final Writing writing;

    ExportFormat(String mediaType, String suffix, Writing writing) {
        this.mediaType = mediaType;
        this.suffix = suffix;
        this.writing = writing;
    }

    public String mediaType() {
        return mediaType;
    }

    /** How names of such files end. */
    public String suffix() {
        return suffix;
    }

    Writing writing() {
        return writing;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
