package io.connect.toxiproxy.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** TCP ports by service name: the names built into Go, and the names in {@code /etc/services}. */
final class ServicePorts {

    private static final Path FILE = Path.of("/etc/services");
    private static final String TCP = "/tcp";

    /** The names that Go knows on systems without the file. */
    private static final Map<String, Integer> WELL_KNOWN = Map.ofEntries(
            Map.entry("domain", 53),
            Map.entry("ftp", 21),
            Map.entry("ftps", 990),
            Map.entry("gopher", 70),
            Map.entry("http", 80),
            Map.entry("https", 443),
            Map.entry("imap2", 143),
            Map.entry("imap3", 220),
            Map.entry("imaps", 993),
            Map.entry("pop3", 110),
            Map.entry("pop3s", 995),
            Map.entry("smtp", 25),
            Map.entry("submissions", 465),
            Map.entry("ssh", 22),
            Map.entry("telnet", 23));

    /**
     * Read once, when the first port is specified by name. Each connection needs the ports, on a thread that must not read
     * files.
     */
    private static final class OfThisMachine {
        private static final Map<String, Integer> PORTS = Map.copyOf(read(FILE));
    }

    private ServicePorts() {}

    /** The port of a service, upper or lower case; empty if unknown. */
    static OptionalInt find(String service) {
        Integer port = OfThisMachine.PORTS.get(service.toLowerCase(Locale.ROOT));
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** The services of a file in the format of services(5); a file that cannot be read adds none. */
    static Map<String, Integer> read(Path file) {
        Map<String, Integer> ports = new HashMap<>(WELL_KNOWN);
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
                if (words.length > 1 && words[1].endsWith(TCP)) {
                    int port = Integer.parseInt(words[1].substring(0, words[1].length() - TCP.length()));
                    ports.put(words[0].toLowerCase(Locale.ROOT), port);
                    for (int alias = 2; alias < words.length; alias++) {
                        ports.put(words[alias].toLowerCase(Locale.ROOT), port);
                    }
                }
            }
        } catch (IOException | NumberFormatException e) {
            return ports;
        }
        return ports;
    }
}
