package io.connect.bench.subject;

import io.connect.bench.BrokenRunException;
import io.connect.testbed.process.JvmProcess;
import java.util.List;
import java.util.Optional;

/** The subject of a run. The run's own thread starts, observes and stops it. */
public interface SubjectHandle {

    /** The subject's name, for messages to the user. */
    String name();

    /** Starts the subject; returns immediately. */
    void start();

    /**
     * Whether the subject receives messages now.
     *
     * @throws BrokenRunException when the subject has failed, with the subject's own error message
     */
    boolean isRunning();

    /** The subject's own description of its state, for the error when it does not start. */
    String state();

    /** Removes the subject, so that it receives no more messages. */
    void stop();

    /** Whether the subject receives messages at all. */
    boolean takesMessages();

    /** The connector plugin; empty if the subject is no plugin, or if the workers do not report it. */
    default Optional<SubjectPlugin> plugin() {
        return Optional.empty();
    }

    /** The processes that faults on {@code worker-1} and so on affect; none for a subject without its own process. */
    List<JvmProcess> workers();

    /** Restarts a worker that has ended, counted from 1. It continues its previous work. */
    void restartWorker(int number);

    /**
     * The processes whose CPU time and memory count as the subject's.
     *
     * @param environment the processes of the environment
     */
    List<JvmProcess> processes(List<JvmProcess> environment);
}
