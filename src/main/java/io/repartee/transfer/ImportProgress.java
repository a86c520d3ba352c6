package io.repartee.transfer;

/** Port: hears how far an import is. Called often, by one thread at a time; must be quick. */
public interface ImportProgress {
    /** Nobody wants to know. */
    ImportProgress NONE = new ImportProgress() {
        @Override
        public void read(long entries) {}

        @Override
        public void merged(long done, long all) {}
    };

    /** Entries of the file are laid down. */
    void read(long entries);

    /** Bytes of the file have been read, of all that it has. */
    default void bytes(long done, long all) {}

    /** Pages (or lines) are merged, of all there are. */
    void merged(long done, long all);
}
