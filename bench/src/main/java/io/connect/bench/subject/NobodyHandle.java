package io.connect.bench.subject;

import io.connect.testbed.process.JvmProcess;
import java.util.List;

/** No subject: messages stay in the queues, and only the generator is measured. */
public final class NobodyHandle implements SubjectHandle {

    @Override
    public String name() {
        return "nobody";
    }

    @Override
    public void start() {
        // No subject has to be started.
    }

    @Override
    public boolean isRunning() {
        return true;
    }

    @Override
    public String state() {
        return "not there, as was asked for";
    }

    @Override
    public void stop() {
        // No subject has to be stopped.
    }

    @Override
    public boolean takesMessages() {
        return false;
    }

    @Override
    public List<JvmProcess> workers() {
        return List.of();
    }

    @Override
    public void restartWorker(int number) {
        throw new IllegalArgumentException("there is no worker-" + number + " where nobody takes the messages");
    }

    @Override
    public List<JvmProcess> processes(List<JvmProcess> environment) {
        return environment;
    }
}
