package io.connect.sqs.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * Hosts that are called without a proxy. Names are never resolved for this check: an IP address or range matches only hosts
 * that are given as IP addresses.
 */
final class DirectHosts {

    private static final String QUAD = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[0-9]{1,2})";

    /** The format of an IP address. The JDK would resolve any other text with DNS, so only matching text is passed to it. */
    private static final Pattern ADDRESS =
            Pattern.compile(QUAD + "(?:\\." + QUAD + "){3}|(?=[^:]*:[^:]*:)[0-9a-f:][0-9a-f:.]*");

    private static final Pattern PORT = Pattern.compile("(?:[^:]+|\\[[^]]*]):[0-9]{1,5}");

    /** The interface suffix of an IPv6 address. */
    private static final Pattern ZONE = Pattern.compile("%.*");

    /** Between names. Windows also uses semicolons, and Docker keeps the quotes in a file of variables. */
    private static final Pattern SEPARATORS = Pattern.compile("[,;|\\s\"']+");

    private final List<BiPredicate<String, Integer>> rules = new ArrayList<>();

    private DirectHosts() {}

    /** Entries as in {@code NO_PROXY}, each with one or more names: a domain name includes its subdomains. */
    static DirectHosts ofNames(List<String> entries) {
        DirectHosts hosts = new DirectHosts();
        entries.stream()
                .flatMap(SEPARATORS::splitAsStream)
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .forEach(hosts::addName);
        return hosts;
    }

    /** Patterns as in {@code http.nonProxyHosts}: only an asterisk is a wildcard. */
    static DirectHosts ofPatterns(String patterns) {
        DirectHosts hosts = new DirectHosts();
        for (String pattern : patterns.toLowerCase(Locale.ROOT).split("\\|")) {
            if (!pattern.isBlank()) {
                Pattern regex = Pattern.compile(
                        Pattern.quote(unbracketed(pattern.trim())).replace("*", "\\E.*\\Q"));
                hosts.rules.add((host, port) -> regex.matcher(host).matches());
            }
        }
        return hosts;
    }

    boolean contains(String host, int port) {
        String plain = unbracketed(host.toLowerCase(Locale.ROOT));
        return rules.stream().anyMatch(rule -> rule.test(plain, port));
    }

    /** Whether this is a local host name or IP address. */
    static boolean isOwnMachine(String host) {
        String plain = unbracketed(host.toLowerCase(Locale.ROOT));
        if (plain.equals("localhost") || plain.endsWith(".localhost")) {
            return true;
        }
        byte[] address = address(plain);
        if (address == null) {
            return false;
        }
        try {
            InetAddress parsed = InetAddress.getByAddress(address);
            return parsed.isLoopbackAddress() || parsed.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void addName(String entry) {
        if (entry.equals("*")) {
            rules.add((host, port) -> true);
            return;
        }
        if (PORT.matcher(entry).matches()) {
            int colon = entry.lastIndexOf(':');
            int only = Integer.parseInt(entry.substring(colon + 1));
            BiPredicate<String, Integer> named = named(unbracketed(entry.substring(0, colon)));
            rules.add((host, port) -> port == only && named.test(host, port));
            return;
        }
        int slash = entry.indexOf('/');
        byte[] range = slash < 0 ? null : address(unbracketed(entry.substring(0, slash)));
        if (range != null && entry.substring(slash + 1).matches("[0-9]{1,3}")) {
            int bits = Integer.parseInt(entry.substring(slash + 1));
            rules.add((host, port) -> startsWith(address(host), range, bits));
        } else {
            rules.add(named(unbracketed(entry)));
        }
    }

    private static BiPredicate<String, Integer> named(String entry) {
        byte[] wanted = address(entry);
        if (wanted != null) {
            return (host, port) -> startsWith(address(host), wanted, wanted.length * Byte.SIZE);
        }
        String name = entry.startsWith("*.") ? entry.substring(2) : entry.startsWith(".") ? entry.substring(1) : entry;
        return (host, port) -> host.equals(name) || host.endsWith("." + name);
    }

    private static boolean startsWith(byte[] address, byte[] range, int bits) {
        if (address == null || address.length != range.length || bits > range.length * Byte.SIZE) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((address[bit / Byte.SIZE] & mask) != (range[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this text is an IP address. */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private static byte[] address(String host) {
        String text = ZONE.matcher(host).replaceFirst("");
        if (!isAddress(text)) {
            return null;
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
