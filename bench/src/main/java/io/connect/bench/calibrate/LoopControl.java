package io.connect.bench.calibrate;

import java.util.List;
import javax.management.JMX;
import javax.management.MXBean;

/** Commands to the process of the bare loop, over {@link JMX}. */
@MXBean
public interface LoopControl {

    /** Name of the bean in its process. */
    String NAME = "io.connect.bench:type=LoopControl";

    /**
     * Moves messages from now on, and returns at once.
     *
     * @throws IllegalStateException when the loop moves messages already
     */
    void start(List<String> queueUrls, String topic);

    /**
     * Receives no more, and returns when the messages under way are acknowledged and deleted; does nothing when nothing is
     * moved.
     *
     * @throws IllegalStateException when that takes longer than a minute; the rest is left undeleted
     */
    void stop();

    /**
     * Moves messages of its own until the process is warm, or the time is up.
     *
     * @param queueUrl a queue that nobody else uses
     * @param limitSeconds the time after which no further block begins
     * @return the last block, as JSON of a calibration
     * @throws IllegalStateException when the loop moves messages already, or a call failed
     */
    String warmUp(String queueUrl, String topic, int limitSeconds);

    /** Messages moved since the latest start: produced, acknowledged and deleted. */
    long getMoved();

    /** Whether messages are moved. */
    boolean isRunning();

    /** The error that ended the loop since the latest start; null without one. */
    String getFailure();
}
