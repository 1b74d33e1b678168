package io.connect.conformance;

import io.connect.conformance.client.Credentials;
import io.connect.conformance.client.Protocol;
import io.connect.conformance.client.Refusal;
import io.connect.conformance.client.SqsCaller;
import io.connect.conformance.scenario.Scenario;
import io.connect.conformance.suite.Suite;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Tests a service and reports each behaviour that differs from the documentation of SQS. Exit codes: 0 no differences,
 * 1 differences, 2 bad usage, 3 the service cannot be reached.
 */
@Command(
        name = "sqs-conformance",
        description = "Tells of any SQS service whether it does what SQS documents.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Main implements Callable<Integer> {

    private static final int NOT_ALL = 1;
    private static final int BAD_USAGE = 2;
    private static final int BROKEN = 3;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Where the service listens. Only --list needs none.")
    private URI endpoint;

    @Option(names = "--service", paramLabel = "NAME", description = "What to call it. Default: the endpoint")
    private String service;

    @Option(names = "--record", paramLabel = "FILE", description = "Write all findings to a file, as JSON.")
    private Path record;

    @Option(names = "--protocol", description = "One of ${COMPLETION-CANDIDATES}. Default: both")
    private Protocol protocol;

    @Option(names = "--area", paramLabel = "NAME", description = "Run the scenarios of one area only.")
    private String area;

    @Option(names = "--slow", description = "Run scenarios that wait more than 30 seconds as well.")
    private boolean slow;

    @Option(names = "--list", description = "List the scenarios and the pages they come from, and end.")
    private boolean list;

    @Option(names = "--threads", description = "Scenarios at a time. Default: ${DEFAULT-VALUE}")
    private int threads = 16;

    @Option(names = "--region", description = "Region to sign for. Default: ${DEFAULT-VALUE}")
    private String region = "us-east-1";

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(e -> e instanceof CommandLine.ParameterException ? BAD_USAGE : BROKEN);
    }

    @Override
    public Integer call() throws IOException {
        List<Scenario> scenarios = Suite.scenarios().stream()
                .filter(each ->
                        area == null || each.area().toLowerCase(Locale.ROOT).equals(area.toLowerCase(Locale.ROOT)))
                .filter(each -> slow || !each.slow())
                .toList();
        if (scenarios.isEmpty()) {
            System.err.println("No scenario is of the area " + area);
            return BAD_USAGE;
        }
        if (list) {
            PrintWriter out = spec.commandLine().getOut();
            scenarios.forEach(each -> out.printf(
                    "%s: %s  %s%n", each.area(), each.title(), each.page().url()));
            out.flush();
            return 0;
        }
        if (endpoint == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Missing required option: '--endpoint=URL', such as http://127.0.0.1:9324");
        }
        if (!answers()) {
            return BROKEN;
        }
        List<Protocol> protocols = protocol == null ? List.of(Protocol.values()) : List.of(protocol);
        Runner runner = new Runner(this::caller, threads, Long.toString(System.currentTimeMillis(), 36));
        Report report = new Report(service == null ? endpoint.toString() : service, runner.run(scenarios, protocols));
        report.print(System.out);
        if (record != null) {
            report.record(record);
        }
        return report.isAsDocumented() ? 0 : NOT_ALL;
    }

    private boolean answers() {
        try {
            caller(Protocol.JSON).call("ListQueues", Map.of());
            return true;
        } catch (Refusal e) {
            System.err.println("The service refuses to list queues: " + e.code() + ": " + e.getMessage());
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage() + ": " + e.getCause().getMessage());
        }
        return false;
    }

    /** Signs with the keys that AWS tools read from the environment. Emulators accept any keys. */
    private SqsCaller caller(Protocol spoken) {
        Map<String, String> environment = System.getenv();
        return new SqsCaller(
                endpoint,
                spoken,
                new Credentials(
                        environment.getOrDefault("AWS_ACCESS_KEY_ID", "conformance"),
                        environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "conformance"),
                        environment.get("AWS_SESSION_TOKEN"),
                        region));
    }
}
