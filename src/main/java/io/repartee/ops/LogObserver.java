package io.repartee.ops;

import io.repartee.observation.Observation;
import io.repartee.observation.Observation.BatchFailed;
import io.repartee.observation.Observation.DatabaseBack;
import io.repartee.observation.Observation.DatabaseLost;
import io.repartee.observation.Observation.KeysRead;
import io.repartee.observation.Observation.ParcelGivenUp;
import io.repartee.observation.Observation.TokenRefused;
import io.repartee.observation.Observer;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what an operator should know to the log, and everything else only when asked for everything. Thread-safe. */
public final class LogObserver implements Observer {
    private static final Logger LOG = LoggerFactory.getLogger("io.repartee.Observation");

    private final RefusalLog refusals = new RefusalLog(LOG, InstantSource.system());

    @Override
    public void observe(Observation observation) {
        if (observation instanceof DatabaseLost) {
            LOG.warn("the database does not answer");
        } else if (observation instanceof DatabaseBack) {
            LOG.info("the database answers again");
        } else if (observation instanceof BatchFailed failed) {
            LOG.warn(
                    "a batch of {} commands failed: {}",
                    failed.commands(),
                    failed.cause().toString());
        } else if (observation instanceof TokenRefused refused) {
            refusals.say(refused);
        } else if (observation instanceof KeysRead read && read.failure() != null) {
            LOG.warn("a publisher's keys could not be read: {}", read.failure().toString());
        } else if (observation instanceof ParcelGivenUp over) {
            LOG.warn(
                    "something of kind {} is delivered to nobody: {}",
                    over.kind(),
                    over.cause().toString());
        } else {
            LOG.debug("{}", observation);
        }
    }
}
