package io.connect.features.conformance;

import io.connect.features.environment.Environments;
import io.connect.testbed.sqs.SqsAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One run of the specifications against one service: judges each scenario by what is committed about the service, or
 * records it anew with {@code -Dsqs.conformance.record}. Thread-safe.
 */
public final class Conformance {

    private static final String RECORD = "sqs.conformance.record";
    private static final String FOLDER = "features/sqs-conformance";
    private static final String MATRIX = "docs/sqs-capabilities.md";

    private static Conformance suite;

    private final Service service;
    private final boolean recording;
    private final Path root;
    private final Optional<Findings> committed;
    private final Map<String, Map<String, String>> found = new ConcurrentHashMap<>();

    private Conformance(Properties properties, Path root) {
        this.root = root;
        this.service = Service.from(properties);
        this.recording = properties.containsKey(RECORD)
                && !properties.getProperty(RECORD).equals("false");
        this.committed = Findings.allIn(root.resolve(FOLDER)).stream()
                .filter(findings -> findings.service().equals(service.name()))
                .findFirst();
    }

    /** The run of this suite. */
    public static synchronized Conformance ofSuite() {
        if (suite == null) {
            suite = new Conformance(System.getProperties(), Environments.projectRoot());
        }
        return suite;
    }

    /** Writes what was recorded, if the suite was to record; nothing otherwise, or when none of it ran. */
    public static synchronized void endSuite() {
        if (suite != null) {
            suite.writeDown();
            suite = null;
        }
    }

    /** Queues of the service. */
    public SqsAdmin sqs() {
        return service.sqs();
    }

    /**
     * Takes down what a scenario found.
     *
     * @param feature file of the scenario
     * @param deviation what the service does instead of what SQS documents; empty when it does just that
     * @throws AssertionError when the committed findings say otherwise
     */
    public void judge(Path feature, String scenario, Optional<String> deviation) {
        String seen = deviation.orElse(Findings.AS_DOCUMENTED);
        String name = Specification.name(feature);
        found.computeIfAbsent(name, none -> new ConcurrentHashMap<>()).put(scenario, seen);
        if (recording) {
            return;
        }
        String before = committed
                .flatMap(findings -> findings.of(name, scenario))
                .orElseThrow(() -> new AssertionError("nothing is committed about this scenario at " + service.name()
                        + ", which was found to be: " + seen + ". " + howToRecord()));
        if (!before.equals(seen)) {
            throw new AssertionError(service.name() + " has changed. It was found to be: " + before + "\nIt is now: "
                    + seen + "\n" + howToRecord());
        }
    }

    private static String howToRecord() {
        return "If that is what it does, record it with -D" + RECORD;
    }

    private void writeDown() {
        if (!recording) {
            return;
        }
        Map<String, Map<String, String>> all = new HashMap<>();
        List<Specification> specifications = specifications(root);
        for (Specification specification : specifications) {
            Map<String, String> scenarios = new HashMap<>();
            for (String scenario : specification.scenarios()) {
                Optional.ofNullable(found.getOrDefault(specification.feature(), Map.of())
                                .get(scenario))
                        .or(() -> committed.flatMap(findings -> findings.of(specification.feature(), scenario)))
                        .ifPresent(seen -> scenarios.put(scenario, seen));
            }
            all.put(specification.feature(), scenarios);
        }
        new Findings(service.name(), all).writeTo(root.resolve(FOLDER));
        try {
            Files.writeString(root.resolve(MATRIX), matrix(root));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + MATRIX, e);
        }
    }

    static Path matrixFile(Path root) {
        return root.resolve(MATRIX);
    }

    static List<Specification> specifications(Path root) {
        return Specification.allIn(root.resolve(FOLDER));
    }

    static List<Findings> committed(Path root) {
        return Findings.allIn(root.resolve(FOLDER));
    }

    /** What the documentation has to be. */
    static String matrix(Path root) {
        return CapabilityMatrix.of(specifications(root), committed(root));
    }
}
