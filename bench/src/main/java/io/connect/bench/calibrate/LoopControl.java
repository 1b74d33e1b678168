package io.connect.bench.calibrate;

import java.util.List;
import javax.management.JMX;
import javax.management.MXBean;

/** The commands that the process of the bare loop accepts over {@link JMX}. */
@MXBean
public interface LoopControl {

    /** Name of the bean in its process. */
    String NAME = "io.connect.bench:type=LoopControl";

    /**
     * Starts to move messages, and returns immediately.
     *
     * @throws IllegalStateException when the loop is already moving messages
     */
    void start(List<String> queueUrls, String topic);

    /**
     * Stops receiving, and returns when all received messages are acknowledged and deleted. Does nothing when the loop is not
     * moving messages.
     *
     * @throws IllegalStateException when this takes longer than a minute; the remaining messages are not deleted
     */
    void stop();

    /**
     * Moves messages created by the process itself until it is warm or the time limit is reached.
     *
     * @param queueUrl a queue without other users
     * @param limitSeconds the time after which no further block begins
     * @param furtherBlocks blocks after the first steady one
     * @return the fastest of the steady block and the further ones, as JSON of a calibration
     * @throws IllegalStateException when the loop is already moving messages, or a call failed
     */
    String warmUp(String queueUrl, String topic, int limitSeconds, int furtherBlocks);

    /** Number of messages moved since the latest start: produced, acknowledged and deleted. */
    long getMoved();

    /** Whether the loop is moving messages. */
    boolean isRunning();

    /** The error that ended the loop since the latest start; null without one. */
    String getFailure();
}
