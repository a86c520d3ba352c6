package io.repartee.fault;

/** What every way to a stream has: its listener hears nothing after its end, and of that once. Loop-bound. */
abstract class OpenLine implements Line {
    final Listener listener;
    private boolean over;

    OpenLine(Listener listener) {
        this.listener = listener;
    }

    final boolean isOver() {
        return over;
    }

    /** The connection goes, if there is one. */
    abstract void hangUp();

    final void end(String why) {
        if (!over) {
            close();
            listener.ended(why);
        }
    }

    @Override
    public final void close() {
        over = true;
        hangUp();
    }
}
