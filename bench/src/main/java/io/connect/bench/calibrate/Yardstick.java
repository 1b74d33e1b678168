package io.connect.bench.calibrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.reports.model.Calibration;
import io.connect.testbed.Testbed;
import io.connect.testbed.connect.ConnectOptions;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.ProcessFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The bare loop of a testbed. It runs in one process, which starts on first use, is warmed up once and lives until the testbed is
 * closed. A process that died is started again. The loop connects to SQS and brokers through the same links as a connector, in a
 * JVM with the arguments of the workers. Its rate is the ceiling of this queue service, these brokers and this machine, without
 * Connect.
 *
 * <p>Safe for any thread; commands are carried out one after the other.
 */
public final class Yardstick {
    /**
     * The limit of the warm-up. It ends earlier when the loop is steady: in seconds with Java's first compiler alone, after about
     * half a minute with both compilers.
     */
    public static final Duration WARM_UP = Duration.ofSeconds(60);

    /**
     * Blocks of a calibration after the warm-up. A single block scattered by 9 % over ten runs on one machine, mostly to slower
     * rates. Four of five choices of five runs among them made no baseline.
     */
    private static final int FURTHER_BLOCKS = 4;

    /** The process has the role that a worker has when a connector is measured. */
    private static final String PROCESS = "worker-loop";

    private static final String OWN = "bare-loop-warm-up";
    private static final Duration START_DEADLINE = Duration.ofSeconds(60);

    /**
     * All views of a testbed share the launcher. Nothing stored here refers to the launcher, so an entry is released together
     * with its testbed.
     */
    private static final Map<JvmLauncher, Kept> KEPT = new WeakHashMap<>();

    private final Testbed testbed;
    private final Kept kept;

    /** The process of one testbed, if it has been started. */
    private static final class Kept {
        /** The connection to the process. Samplers read it while the process warms up. */
        private volatile Optional<LoopClient> client = Optional.empty();

        /** Whether the warm-up of the present process ended steady; empty while it is cold. */
        private Optional<Boolean> steady = Optional.empty();
    }

    private Yardstick(Testbed testbed, Kept kept) {
        this.testbed = testbed;
        this.kept = kept;
    }

    /** Returns the yardstick of a testbed; starts nothing. */
    public static Yardstick of(Testbed testbed) {
        synchronized (KEPT) {
            return new Yardstick(testbed, KEPT.computeIfAbsent(testbed.launcher(), launcher -> new Kept()));
        }
    }

    /**
     * Warms the process up with its own messages, and measures the best rate of the machine. No other measurement should run at
     * the same time.
     *
     * @param limit the time after which the last block is accepted, steady or not
     * @return the fastest block after the warm-up, and whether the warm-up became steady
     * @throws ProcessFailedException when the loop fails
     */
    public Calibration calibrate(Duration limit) {
        synchronized (kept) {
            return move(living(), limit, FURTHER_BLOCKS);
        }
    }

    /**
     * Warms the process up with its own messages, if it is cold. No other measurement should run at the same time.
     *
     * @param limit the time after which the last block is accepted, steady or not
     * @return whether the speed was steady at the end of the warm-up
     * @throws ProcessFailedException when the loop fails
     */
    public boolean warm(Duration limit) {
        synchronized (kept) {
            LoopClient loop = living();
            if (kept.steady.isEmpty()) {
                move(loop, limit, 0);
            }
            return kept.steady.get();
        }
    }

    private LoopClient living() {
        if (kept.client.filter(client -> client.process().isAlive()).isEmpty()) {
            kept.client.ifPresent(LoopClient::close);
            kept.steady = Optional.empty();
            LoopClient fresh = new LoopClient(testbed.launcher().start(spec()));
            kept.client = Optional.of(fresh);
            try {
                fresh.awaitReady(START_DEADLINE);
            } catch (RuntimeException e) {
                forget(fresh);
                throw e;
            }
        }
        return kept.client.get();
    }

    /** Gives up a process that did not carry out a command. The next call starts another process. */
    private static void forget(LoopClient loop) {
        loop.close();
        loop.process().kill();
    }

    private JvmSpec spec() {
        ConnectOptions workers = testbed.options().connect();
        return new JvmSpec(
                PROCESS,
                LoopProcess.class.getName(),
                OwnClassPath.get(),
                jvmArguments(workers.heap(), workers.jvmArguments()),
                List.of(
                        testbed.subjectSqsEndpoint().toString(),
                        testbed.kafka().clientBootstrapServers(),
                        testbed.sqsEndpoint().toString()));
    }

    /** The JVM arguments, as for a worker. A JVM that sees one processor would choose the serial collector. */
    static List<String> jvmArguments(String heap, List<String> further) {
        List<String> arguments = new ArrayList<>(List.of("-Xms" + heap, "-Xmx" + heap));
        if (further.stream().noneMatch(argument -> argument.matches("-XX:\\+Use\\w+GC"))) {
            arguments.add("-XX:+UseG1GC");
        }
        arguments.addAll(further);
        return arguments;
    }

    private Calibration move(LoopClient loop, Duration limit, int furtherBlocks) {
        String queue = testbed.sqs().createQueue(OWN, Map.of("VisibilityTimeout", "120"));
        try (Admin admin = testbed.kafka().admin()) {
            createTopic(admin);
            try {
                String result = loop.control().warmUp(queue, OWN, Math.toIntExact(limit.toSeconds()), furtherBlocks);
                Calibration fastest = new ObjectMapper().readValue(result, Calibration.class);
                kept.steady = Optional.of(Boolean.TRUE.equals(fastest.steady()));
                return fastest;
            } catch (JsonProcessingException e) {
                throw new ProcessFailedException("the bare loop told an unreadable calibration", e);
            } catch (RuntimeException e) {
                forget(loop);
                throw loop.failed("could not warm up", e);
            } finally {
                admin.deleteTopics(List.of(OWN));
            }
        } finally {
            testbed.sqs().deleteQueue(queue);
        }
    }

    private static void createTopic(Admin admin) {
        try {
            admin.createTopics(List.of(new NewTopic(OWN, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new ProcessFailedException("cannot create topic " + OWN + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailedException("interrupted while topic " + OWN + " was created", e);
        }
    }

    /**
     * Starts to move messages; warms the loop up first if it is cold.
     *
     * @param queueUrls queues to receive from
     * @param topic the topic that the messages go to
     */
    public void start(List<String> queueUrls, String topic) {
        synchronized (kept) {
            warm(WARM_UP);
            LoopClient loop = living();
            try {
                loop.control().start(queueUrls, topic);
            } catch (RuntimeException e) {
                throw loop.failed("could not be started", e);
            }
        }
    }

    /**
     * Starts a killed process again and immediately moves messages. The process is cold, like a restarted worker. The next user
     * warms it up before measuring.
     */
    public void restart(List<String> queueUrls, String topic) {
        synchronized (kept) {
            LoopClient loop = living();
            try {
                if (!loop.control().isRunning()) {
                    loop.control().start(queueUrls, topic);
                }
            } catch (RuntimeException e) {
                throw loop.failed("could not be started again", e);
            }
        }
    }

    /** Whether the process was killed on purpose and not restarted. */
    public boolean isTakenDown() {
        return process().filter(JvmProcess::wasToldToEnd).isPresent();
    }

    /** Stops receiving, and returns when all received messages are acknowledged and deleted. */
    public void stop() {
        synchronized (kept) {
            kept.client.filter(client -> client.process().isAlive()).ifPresent(loop -> {
                try {
                    loop.control().stop();
                } catch (RuntimeException e) {
                    forget(loop);
                    throw loop.failed("could not be stopped", e);
                }
            });
        }
    }

    /**
     * Whether the loop moves messages.
     *
     * @throws ProcessFailedException when an error ended the loop, or its process ended
     */
    public boolean isRunning() {
        Optional<LoopClient> loop = kept.client;
        return loop.isPresent() && loop.get().isRunning();
    }

    /** Number of messages moved since the latest start. */
    public long moved() {
        return kept.client.map(loop -> loop.control().getMoved()).orElse(0L);
    }

    /** The process; empty before its first start. */
    public Optional<JvmProcess> process() {
        return kept.client.map(LoopClient::process);
    }
}
