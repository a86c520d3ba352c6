package io.repartee.stream;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One socket: who is behind it, what it listens to, and when it was last heard. It decides nothing; {@link LiveProtocol} and
 * {@link Hub} do. Bound to its hub's event loop; kept small, as most sockets are idle.
 *
 * <pre>WAITING (for hello) ──► GREETING (the gate is asked) ──► OPEN ──► CLOSED</pre>
 */
final class Session extends Wheel.Seat implements Wire.Listener {
    enum Stage {
        WAITING,
        GREETING,
        OPEN,
        CLOSED
    }

    private static final int MOST_ERRORS = 20;

    private final Hub hub;
    private final String siteKey;
    private final Wire wire;
    private final List<Subscription> subscriptions = new ArrayList<>(1);
    private final MessageBudget budget = new MessageBudget();
    private Stage stage = Stage.WAITING;
    private @Nullable List<ClientMessage> early;
    private LiveGate.@Nullable Guest guest;
    private long aliveMs;
    private long stalledMs;
    private long stalledBytes;
    private byte errors;
    private boolean renewing;
    private byte tokenNotices;
    private boolean dirty;

    Session(Hub hub, String siteKey, LiveSettings settings, long nowMs) {
        this.hub = hub;
        this.siteKey = siteKey;
        this.wire = new Wire(this, settings.messageBytes(), settings.outboundBytes());
        this.aliveMs = nowMs;
    }

    String siteKey() {
        return siteKey;
    }

    Wire wire() {
        return wire;
    }

    Stage stage() {
        return stage;
    }

    void stage(Stage next) {
        stage = next;
    }

    boolean open() {
        return stage == Stage.OPEN;
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    Optional<Subscription> subscription(String name) {
        return subscriptions.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    void forget(Subscription subscription) {
        subscriptions.remove(subscription);
    }

    /** Whoever said hello; never called before that. */
    LiveGate.Guest guest() {
        return java.util.Objects.requireNonNull(guest);
    }

    void guest(LiveGate.Guest next) {
        guest = next;
        tokenNotices = 0;
    }

    /** Notes that a notice about the end of the token was arranged, and says whether it was for the first time. */
    boolean firstNotice(int bit) {
        boolean first = (tokenNotices & bit) == 0;
        tokenNotices |= (byte) bit;
        return first;
    }

    /** Messages that came while the gate was asked wait here; hardly any socket has some. */
    List<ClientMessage> early() {
        if (early == null) {
            early = new ArrayList<>(2);
        }
        return early;
    }

    void noEarly() {
        early = null;
    }

    /** Whether a newer token is being looked at; what was said after it waits until it is known who says it. */
    boolean renewing() {
        return renewing;
    }

    void renewing(boolean renewing) {
        this.renewing = renewing;
    }

    /** Queues a frame; it leaves at the end of the turn. */
    void write(ByteBuf frame) {
        wire.write(frame);
        if (!dirty) {
            dirty = true;
            hub.dirty(this);
        }
    }

    void flush() {
        dirty = false;
        wire.flush();
    }

    void error(@Nullable String stream, String code, String detail) {
        write(ServerMessages.error(stream, code, detail));
        if (++errors >= MOST_ERRORS) {
            hub.close(this, CloseCode.BAD_PROTOCOL);
        }
    }

    void error(@Nullable String stream, LiveError error) {
        error(stream, error.code(), error.detail() + ".");
    }

    long aliveMs() {
        return aliveMs;
    }

    /** It cannot take more, from now on. */
    void stalls(long nowMs) {
        stalledMs = nowMs;
        stalledBytes = wire.pendingBytes();
    }

    /** Since when nothing has left for this client, as far as looked at; asked only while it cannot take more. */
    long stalledSinceMs(long nowMs) {
        long pending = wire.pendingBytes();
        if (pending < stalledBytes) {
            stalledMs = nowMs;
        }
        stalledBytes = pending;
        return stalledMs;
    }

    @Override
    public void alive() {
        aliveMs = hub.nowMs();
    }

    @Override
    public void message(byte[] utf8) {
        if (budget.spend(aliveMs, hub.settings().mostMessages())) {
            hub.received(this, utf8);
        } else {
            hub.close(this, CloseCode.TOO_MANY_MESSAGES);
        }
    }

    /** Something did not fit: it is watched whether this socket takes anything at all. */
    void full() {
        hub.full(this);
    }

    @Override
    public void writable(boolean writable) {
        hub.writable(this, writable);
    }

    @Override
    public void broken(CloseCode code) {
        hub.close(this, code);
    }

    @Override
    public void gone() {
        hub.gone(this);
    }
}
