package io.connect.bench.subject;

import io.connect.bench.BrokenRunException;
import io.connect.testbed.process.JvmProcess;
import java.util.List;
import java.util.Optional;

/** The subject that takes the messages of a run, if there is one: started, watched and ended by the run's own thread. */
public interface SubjectHandle {

    /** Its name, for messages to people. */
    String name();

    /** Starts it; returns at once. */
    void start();

    /**
     * Whether it takes messages now.
     *
     * @throws BrokenRunException when it has failed, with its own words
     */
    boolean isRunning();

    /** Its state in its own words, for the error of a subject that does not start. */
    String state();

    /** Takes it away, so that nothing is received any more. */
    void stop();

    /** Whether messages go anywhere at all. */
    boolean takesMessages();

    /** The connector plugin; empty when the subject is no plugin, or the workers do not tell. */
    default Optional<SubjectPlugin> plugin() {
        return Optional.empty();
    }

    /** The processes that faults on {@code worker-1} and so on hit; none for a subject that runs in no process of its own. */
    List<JvmProcess> workers();

    /** Starts one of them again that has ended, which goes on where it was; counted from 1. */
    void restartWorker(int number);

    /** The processes whose CPU time and memory count as its own, among the processes of the environment and its own. */
    List<JvmProcess> processes(List<JvmProcess> environment);
}
