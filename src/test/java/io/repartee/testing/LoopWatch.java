package io.repartee.testing;

import io.vertx.core.impl.VertxThread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Looks at every event loop of this JVM twenty-five times a second, and notes turns in which a loop waits for something
 * other than its selector, or uses more than 100 ms of its own processor time. Time on the clock alone means nothing on a
 * busy machine; the first turns of a class load and compile it, and two loops that first use a library at once may meet
 * at its lock for a moment: neither counts. One thread; thread-safe.
 */
final class LoopWatch {
    private static final long CPU_LIMIT_NANOS = Duration.ofMillis(100).toNanos();
    private static final Duration PERIOD = Duration.ofMillis(40);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Where a thread waits for somebody else; a selector's own wait is native and none of these. */
    private static final Set<String> WAITS = Set.of(
            "java.lang.Thread.sleep",
            "java.lang.Object.wait",
            "jdk.internal.misc.Unsafe.park",
            "java.net.SocketInputStream.read",
            "sun.nio.ch.NioSocketImpl.read",
            "sun.nio.ch.NioSocketImpl.connect",
            "java.lang.ProcessImpl.waitFor");

    private static final Set<String> LOADS = Set.of(
            "java.lang.ClassLoader",
            "java.lang.invoke.MethodHandleNatives",
            "jdk.internal.loader.BuiltinClassLoader",
            "java.security.Provider");

    /** A turn under observation: when it began, the loop's processor time then, and whether it waited at the last look. */
    private record Turn(long began, long cpuNanos, boolean waiting) {}

    private final Map<Thread, Turn> turns = new HashMap<>();
    private final Collection<String> findings = new ConcurrentLinkedQueue<>();

    void start() {
        Thread thread = new Thread(this::watch, "event-loop-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** What was found since the last call. */
    Collection<String> take() {
        Collection<String> taken = Set.copyOf(findings);
        findings.removeAll(taken);
        return taken;
    }

    private void watch() {
        try {
            while (true) {
                Thread.getAllStackTraces().forEach(this::look);
                Thread.sleep(PERIOD.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Thread thread, StackTraceElement[] stack) {
        if (!(thread instanceof VertxThread loop) || !thread.getName().contains("eventloop") || stack.length == 0) {
            return;
        }
        long began = loop.startTime();
        if (began == 0) {
            turns.remove(thread);
            return;
        }
        boolean waiting = WAITS.contains(name(stack[0])) && !loads(stack);
        long cpu = THREADS.getThreadCpuTime(thread.getId());
        Turn turn = turns.get(thread);
        if (turn == null || turn.began != began || loads(stack)) {
            turns.put(thread, new Turn(began, cpu, waiting));
        } else if (waiting && turn.waiting) {
            findings.add(thread.getName() + " waits" + text(stack));
        } else if (cpu - turn.cpuNanos > CPU_LIMIT_NANOS) {
            findings.add(thread.getName() + " computes" + text(stack));
            turns.put(thread, new Turn(began, cpu, waiting));
        } else {
            turns.put(thread, new Turn(began, turn.cpuNanos, waiting));
        }
    }

    private static boolean loads(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (LOADS.contains(frame.getClassName()) || frame.getMethodName().equals("<clinit>")) {
                return true;
            }
        }
        return false;
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    private static String text(StackTraceElement[] stack) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < Math.min(stack.length, 24); n++) {
            text.append("\n    at ").append(stack[n]);
        }
        return text.toString();
    }
}
