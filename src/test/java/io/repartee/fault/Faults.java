package io.repartee.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A schedule of faults, drawn from a seed: which comes when, and for how long. Runs on the thread that asks for it; after each
 * fault everything is whole again, and writers have some time to go on.
 */
final class Faults {
    /** What can happen to a deployment. */
    enum Fault {
        NODE_KILLED,
        POSTGRES_ABORTED,
        POSTGRES_KILLED,
        CLIENTS_CUT,
        CLIENTS_STALLED,
        CLIENTS_LIMITED,
        DATABASE_CUT,
        DATABASE_STALLED,
        DATABASE_HALF_OPEN,
        DATABASE_SLOW
    }

    /** @param node whom it is done to, where it is done to one */
    record Step(Fault fault, int node, long forMillis, long thenMillis) {}

    private final List<Step> steps = new ArrayList<>();
    private final Deployment deployment;
    private final Random random;

    /** Every fault once, in an order of the seed's, and then others up to that number. */
    Faults(Deployment deployment, Random random, int count) {
        this.deployment = deployment;
        this.random = random;
        List<Fault> order = new ArrayList<>(List.of(Fault.values()));
        java.util.Collections.shuffle(order, random);
        for (int n = 0; n < count; n++) {
            Fault fault = n < order.size() ? order.get(n) : order.get(random.nextInt(order.size()));
            steps.add(new Step(
                    fault,
                    random.nextInt(deployment.nodes().size()),
                    300 + random.nextInt(900),
                    300 + random.nextInt(500)));
        }
    }

    List<Step> steps() {
        return steps;
    }

    void run() throws InterruptedException {
        for (Step step : steps) {
            System.out.println("fault " + step);
            run(step);
            Thread.sleep(step.thenMillis);
        }
    }

    private void run(Step step) throws InterruptedException {
        Node node = deployment.node(step.node);
        switch (step.fault) {
            case NODE_KILLED -> {
                node.kill();
                Thread.sleep(step.forMillis);
                node.restart();
            }
            case POSTGRES_ABORTED -> {
                deployment.postgres().abort();
                Thread.sleep(step.forMillis);
                deployment.restartPostgres();
            }
            case POSTGRES_KILLED -> {
                deployment.postgres().kill();
                Thread.sleep(step.forMillis);
                deployment.restartPostgres();
            }
            case CLIENTS_CUT -> cutClients(step.forMillis);
            case CLIENTS_STALLED -> trouble(node.front(), Trouble.STALLED, step.forMillis);
            case CLIENTS_LIMITED -> {
                deployment.nodes().forEach(each -> each.front().limit(2_000 + random.nextInt(8_000)));
                Thread.sleep(step.forMillis);
                deployment.nodes().forEach(each -> each.front().heal());
            }
            case DATABASE_CUT -> cut(node.toDatabase(), step.forMillis);
            case DATABASE_STALLED -> trouble(node.toDatabase(), Trouble.STALLED, step.forMillis);
            case DATABASE_HALF_OPEN -> trouble(node.toDatabase(), Trouble.BLACK_HOLE, step.forMillis);
            case DATABASE_SLOW -> {
                node.toDatabase().delay(java.time.Duration.ofMillis(50 + random.nextInt(300)));
                Thread.sleep(step.forMillis);
                node.toDatabase().heal();
            }
        }
    }

    /** Again and again some of the connections. */
    private void cut(FaultProxy proxy, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            proxy.resetSome(random, 0.5);
            Thread.sleep(50);
        }
    }

    private void cutClients(long millis) throws InterruptedException {
        for (Node node : deployment.nodes()) {
            cut(node.front(), millis / deployment.nodes().size());
        }
    }

    private static void trouble(FaultProxy proxy, Trouble trouble, long millis) throws InterruptedException {
        proxy.set(trouble);
        Thread.sleep(millis);
        proxy.heal();
    }
}
