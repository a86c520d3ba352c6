package io.repartee.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.repartee.observation.Observer;
import io.repartee.stream.LiveCounts;
import io.repartee.stream.http.HttpStreamCounts;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The numbers of this process, in Prometheus' text form: of the JVM, and of what is observed. Thread-safe. */
public final class Metrics implements AutoCloseable {
    /** The form that {@link #scrape} has. */
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Observer observer = new MetricsObserver(registry);

    public Metrics() {
        List<MeterBinder> jvm = List.of(
                new JvmInfoMetrics(),
                new JvmMemoryMetrics(),
                new JvmThreadMetrics(),
                new ClassLoaderMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics(),
                collections);
        jvm.forEach(binder -> binder.bindTo(registry));
    }

    /** The one that counts. */
    public Observer observer() {
        return observer;
    }

    /** Adds what the sockets of this node do. */
    public Metrics watching(LiveCounts counts) {
        gauge("repartee.sockets", "Live connections open now", counts, LiveCounts::sockets);
        counted("repartee.live.frames", "Frames with events written to sockets", counts, LiveCounts::delivered);
        counted("repartee.live.lagged", "Subscriptions that fell behind a slow socket", counts, LiveCounts::lagged);
        counted("repartee.live.resynced", "Readers told to load again", counts, LiveCounts::resynced);
        counted("repartee.live.cut", "Sockets that the server closed", counts, LiveCounts::closed);
        return this;
    }

    /** Adds what the streams over HTTP of this node do. */
    public Metrics watching(HttpStreamCounts counts) {
        gauge("repartee.streams.polls", "Long polls that wait now", counts, HttpStreamCounts::polls);
        gauge("repartee.streams.sse", "Event streams open now", counts, HttpStreamCounts::eventStreams);
        counted("repartee.streams.batches", "Batches of events told over HTTP", counts, HttpStreamCounts::batches);
        counted(
                "repartee.streams.resynced",
                "Readers over HTTP told to load again",
                counts,
                HttpStreamCounts::resynced);
        counted("repartee.streams.slow", "Event streams ended for slow readers", counts, HttpStreamCounts::slow);
        counted("repartee.streams.refused", "Streams over HTTP without a place", counts, HttpStreamCounts::refused);
        return this;
    }

    /** All of them as text. Takes some milliseconds: not for an event loop that serves readers. */
    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private <T> void gauge(String name, String description, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private <T> void counted(String name, String description, T of, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, of, value).description(description).register(registry);
    }
}
