import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds dead links in Markdown pages, to missing files or missing headings, and code locations that do not exist, written like
 * {@code bench/…/figure/Figures}. Does not call internet addresses.
 *
 * <p>Run from the root of the project: {@code java ci/DeadLinks.java}. Exits with 1 when a link or a code location is dead.
 */
final class DeadLinks {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)|<img [^>]*src=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");

    private static final Pattern PLACE = Pattern.compile("`([a-z0-9-]+)(?:/[a-z/]+)?/…/([A-Za-z0-9/.]+)`");

    private final Map<Path, Set<String>> anchors = new HashMap<>();

    private DeadLinks() {}

    public static void main(String[] arguments) throws IOException {
        List<String> dead = new DeadLinks().find(Path.of("").toAbsolutePath());
        dead.forEach(System.out::println);
        System.exit(dead.isEmpty() ? 0 : 1);
    }

    private List<String> find(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> Stream.of("target", "node_modules", ".git", "runs", "work")
                            .noneMatch(folder -> root.relativize(file).toString().matches("(.*/)?" + Pattern.quote(folder) + "/.*")))
                    .sorted()
                    .toList();
        }
        List<Path> pages = files.stream().filter(file -> file.toString().endsWith(".md")).toList();
        List<String> names = files.stream()
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .toList();
        List<String> dead = new ArrayList<>();
        for (Path page : pages) {
            String text = withoutCode(Files.readString(page, StandardCharsets.UTF_8));
            Matcher links = LINK.matcher(text);
            while (links.find()) {
                String link = links.group(1) != null ? links.group(1) : links.group(2);
                if (!link.matches("[a-z]+:.*") && !leadsSomewhere(page, link)) {
                    dead.add(at(root, page, text, links) + "dead link " + link);
                }
            }
            Matcher places = PLACE.matcher(text);
            while (places.find()) {
                String module = places.group(1) + "/";
                Pattern place = Pattern.compile(".*/" + Pattern.quote(places.group(2)) + "(?:[./].*)?");
                if (names.stream().noneMatch(name -> name.startsWith(module) && place.matcher(name).matches())) {
                    dead.add(at(root, page, text, places) + "no such place " + places.group());
                }
            }
        }
        return dead;
    }

    private static String at(Path root, Path page, String text, Matcher match) {
        long line = text.substring(0, match.start()).chars().filter(c -> c == '\n').count() + 1;
        return root.relativize(page) + ":" + line + ": ";
    }

    private boolean leadsSomewhere(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || !target.toString().endsWith(".md") || anchorsOf(target).contains(link.substring(hash + 1));
    }

    /** The anchors of headings in the form of code hosts: lower case, no punctuation, hyphens for blanks. */
    private Set<String> anchorsOf(Path page) throws IOException {
        Set<String> known = anchors.get(page);
        if (known == null) {
            known = new HashSet<>();
            String text = Files.readString(page, StandardCharsets.UTF_8);
            Matcher headings = HEADING.matcher(withoutCode(text));
            while (headings.find()) {
                String anchor = headings.group(1)
                        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                String unique = anchor;
                for (int i = 1; !known.add(unique); i++) {
                    unique = anchor + "-" + i;
                }
            }
            Matcher named = ANCHOR.matcher(text);
            while (named.find()) {
                known.add(named.group(1));
            }
            anchors.put(page, known);
        }
        return known;
    }

    /** Blocks of code are replaced by empty lines, so that line numbers stay correct. */
    private static String withoutCode(String text) {
        return Pattern.compile("(?s)```.*?```").matcher(text).replaceAll(block -> "\n".repeat((int) block.group()
                .chars()
                .filter(c -> c == '\n')
                .count()));
    }
}
