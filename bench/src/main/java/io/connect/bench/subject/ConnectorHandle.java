package io.connect.bench.subject;

import io.connect.bench.BrokenRunException;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.connect.ConnectorStatus;
import io.connect.testbed.process.JvmProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connector that runs in the Connect workers of the environment. */
public final class ConnectorHandle implements SubjectHandle {

    private final RunningEnvironment testbed;
    private final String name;
    private final Map<String, String> config;

    public ConnectorHandle(RunningEnvironment testbed, String name, Map<String, String> config) {
        this.testbed = testbed;
        this.name = name;
        this.config = Map.copyOf(config);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        try {
            testbed.connectRest().put(name, config);
        } catch (ConnectRestException e) {
            missing().ifPresent(why -> {
                throw new BrokenRunException("cannot create connector " + name + ": " + why, e);
            });
            throw e;
        }
    }

    /** Why the workers do not have the connector; empty if they have it or do not answer. */
    private Optional<String> missing() {
        try {
            return SubjectPlugin.missing(testbed.connectRest().plugins(), connectorClass());
        } catch (ConnectRestException e) {
            return Optional.empty();
        }
    }

    private String connectorClass() {
        return config.getOrDefault("connector.class", "");
    }

    @Override
    public boolean isRunning() {
        return status().filter(ConnectorStatus::isRunning).isPresent();
    }

    @Override
    public String state() {
        return status().map(ConnectorStatus::toString).orElse("unknown to Connect");
    }

    /** The present status; empty while Connect does not know the connector or does not answer. */
    private Optional<ConnectorStatus> status() {
        Optional<ConnectorStatus> status;
        try {
            status = testbed.connectRest().status(name);
        } catch (ConnectRestException e) {
            return Optional.empty();
        }
        status.filter(ConnectorStatus::hasFailed).ifPresent(failed -> {
            throw new BrokenRunException("connector " + name + " failed: " + ConnectorStatus.reason(failed.failures()));
        });
        return status;
    }

    @Override
    public void stop() {
        if (testbed.owned().isPresent()) {
            testbed.connectRest().delete(name);
        } else {
            new ConnectorRemoval(testbed.connectRest()).remove(name);
        }
    }

    @Override
    public boolean takesMessages() {
        return true;
    }

    @Override
    public Optional<SubjectPlugin> plugin() {
        try {
            return SubjectPlugin.find(testbed.connectRest().plugins(), connectorClass());
        } catch (ConnectRestException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<JvmProcess> workers() {
        return testbed.owned().map(own -> own.connect().workers()).orElse(List.of());
    }

    @Override
    public void restartWorker(int number) {
        testbed.owned().ifPresent(own -> own.connect().restart(number));
    }

    @Override
    public List<JvmProcess> processes(List<JvmProcess> environment) {
        return environment;
    }
}
