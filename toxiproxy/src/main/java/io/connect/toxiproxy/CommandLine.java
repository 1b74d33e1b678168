package io.connect.toxiproxy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Command-line flags of the genuine server, parsed as Go parses flags: one or two dashes, then the value after a space or an
 * equals sign.
 *
 * @param action the requested action
 * @param options the server's options
 * @param config a file with proxies to create at the start
 */
record CommandLine(Action action, ToxiproxyOptions options, Optional<Path> config) {

    static final String USAGE = """
            Usage: java -jar toxiproxy.jar [flags]
              -host string    host for the HTTP interface to listen on (default "localhost")
              -port string    port for the HTTP interface to listen on (default "8474")
              -config string  JSON file with proxies to create at the start
              -seed int       seed of all chance: toxicity, jitter, slices (default: from the clock)
              -version        print the version and end
              -help           print this and end
            """;

    private static final String DEFAULT_HOST = "localhost";
    private static final int DEFAULT_PORT = 8474;

    enum Action {
        SERVE,
        PRINT_VERSION,
        PRINT_HELP
    }

    /**
     * Reads the flags.
     *
     * @throws IllegalArgumentException if the flags are invalid; the message is for the user
     */
    static CommandLine parse(String... arguments) {
        Action action = Action.SERVE;
        ToxiproxyOptions options =
                ToxiproxyOptions.defaults().withHost(DEFAULT_HOST).withPort(DEFAULT_PORT);
        Optional<Path> config = Optional.empty();
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            Flag flag = Flag.of(rest.next());
            switch (flag.name) {
                case "host" -> options = options.withHost(flag.text(rest));
                case "port" -> options = options.withPort((int) flag.number(rest, 0, 65_535));
                case "seed" -> options = options.withSeed(flag.number(rest, Long.MIN_VALUE, Long.MAX_VALUE));
                case "config" -> config = Optional.of(Path.of(flag.text(rest)));
                case "version" -> action = Action.PRINT_VERSION;
                case "help", "h" -> action = Action.PRINT_HELP;
                case "proxy-metrics", "runtime-metrics" ->
                    throw new IllegalArgumentException(
                            "flag -" + flag.name + " is the genuine server's; this one serves no /metrics");
                default -> throw new IllegalArgumentException("flag provided but not defined: -" + flag.name);
            }
        }
        return new CommandLine(action, options, config);
    }

    private record Flag(String name, Optional<String> value) {

        static Flag of(String argument) {
            if (!argument.startsWith("-") || argument.length() == 1) {
                throw new IllegalArgumentException("unexpected argument: " + argument);
            }
            List<String> parts = Arrays.asList(argument.replaceFirst("^--?", "").split("=", 2));
            return new Flag(parts.get(0), parts.size() > 1 ? Optional.of(parts.get(1)) : Optional.empty());
        }

        String text(Iterator<String> rest) {
            if (value.isPresent()) {
                return value.get();
            }
            if (!rest.hasNext()) {
                throw new IllegalArgumentException("flag needs an argument: -" + name);
            }
            return rest.next();
        }

        long number(Iterator<String> rest, long lowest, long highest) {
            String text = text(rest);
            try {
                long number = Long.parseLong(text);
                if (number >= lowest && number <= highest) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "invalid value \"" + text + "\" for flag -" + name + ": a whole number is needed", e);
            }
            throw new IllegalArgumentException(
                    "invalid value \"" + text + "\" for flag -" + name + ": must be " + lowest + " to " + highest);
        }
    }
}
