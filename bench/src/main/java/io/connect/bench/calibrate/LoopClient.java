package io.connect.bench.calibrate;

import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.ProcessFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** One process of the bare loop, and the connection that carries commands to it. Safe for any thread. */
final class LoopClient implements AutoCloseable {
    /** The connection is not monitored between calls, because a killed process would cause a warning on the console. */
    private static final Map<String, Object> NO_CHECKS = Map.of("jmx.remote.x.client.connection.check.period", 0L);

    private final JvmProcess process;
    private volatile Optional<JMXConnector> connector = Optional.empty();
    private volatile LoopControl control;

    LoopClient(JvmProcess process) {
        this.process = process;
    }

    JvmProcess process() {
        return process;
    }

    void awaitReady(Duration deadline) {
        process.awaitReady("the bare loop could be told what to do", deadline, this::connect);
    }

    private boolean connect() {
        try {
            JMXConnector open = JMXConnectorFactory.connect(
                    new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + process.jmxPort() + "/jmxrmi"),
                    NO_CHECKS);
            MBeanServerConnection server = open.getMBeanServerConnection();
            ObjectName name = new ObjectName(LoopControl.NAME);
            if (!server.isRegistered(name)) {
                open.close();
                return false;
            }
            control = JMX.newMXBeanProxy(server, name, LoopControl.class);
            connector = Optional.of(open);
            return true;
        } catch (IOException notYet) {
            return false;
        } catch (JMException e) {
            throw new IllegalStateException("the name " + LoopControl.NAME + " is refused", e);
        }
    }

    LoopControl control() {
        return control;
    }

    /** @throws ProcessFailedException when an error ended the loop, or the process ended */
    boolean isRunning() {
        if (control == null) {
            return false;
        }
        try {
            String failure = control.getFailure();
            if (failure != null) {
                throw new ProcessFailedException("the bare loop ended: " + failure + "; its log " + process.logFile());
            }
            return control.isRunning();
        } catch (UndeclaredThrowableException | UncheckedIOException gone) {
            throw failed("does not answer", gone);
        }
    }

    /** Creates the error for a command that the loop did not carry out, with the end of the loop's log. */
    ProcessFailedException failed(String what, RuntimeException cause) {
        Throwable reason = cause.getCause() == null ? cause : cause.getCause();
        return new ProcessFailedException(
                process + " " + what + ": " + reason + "; its log " + process.logFile() + " ends with:\n"
                        + process.logTail(),
                cause);
    }

    @Override
    public void close() {
        connector.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException gone) {
                // The process has already ended.
            }
        });
    }
}
