import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Counts hard sentences in comments and pages: sentences that begin with What, Whatever, Who, Whoever or Those, and long
 * sentences. Prints a row per module.
 *
 * <p>Run from the root of the project: {@code java ci/CommentWords.java [--list] [--check]}. The option {@code --list} prints
 * each of these sentences with its file and line. The option {@code --check} exits with 1 when more than 0.5 % of all sentences
 * begin with these words, or more than 2 % have over 30 words.
 *
 * <p>A question in a page may begin with What or Who; sentences that end with a question mark do not count.
 */
final class CommentWords {

    private static final Pattern RIDDLE = Pattern.compile("(?:What(?:ever)?|Who(?:ever)?|Those)\\b.*", Pattern.DOTALL);
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?:]|[.!?:]\\*\\*)\\s+(?=[A-Z0-9`\"(*-])");
    private static final Pattern JAVADOC_TAG = Pattern.compile("\\{@(?:code|link|linkplain|literal|value)\\s*([^}]*)}");
    private static final Pattern BLOCK_TAG = Pattern.compile("@(?:param\\s+\\S+|return|throws\\s+\\S+|see\\s+\\S+|since)");
    private static final String USAGE = "usage: java ci/CommentWords.java [--list] [--check], at the root of the project";
    private static final int LONG = 30;
    private static final double RIDDLES_ALLOWED = 0.005;
    private static final double LONG_ALLOWED = 0.02;

    private final boolean list;
    private final Map<String, int[]> counts = new TreeMap<>();

    private CommentWords(boolean list) {
        this.list = list;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        if (given.contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        for (String argument : given) {
            if (!List.of("--list", "--check").contains(argument)) {
                System.err.println("CommentWords: unknown argument " + argument + "; " + USAGE);
                System.exit(2);
            }
        }
        CommentWords words = new CommentWords(given.contains("--list"));
        words.read(Path.of("."));
        boolean plain = words.print();
        System.exit(given.contains("--check") && !plain ? 1 : 0);
    }

    private void read(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(file -> !file.toString().matches("(.*[/\\\\])?(target|node_modules|runs|work|\\.git)[/\\\\].*"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(".java")) {
                java(file);
            } else if (name.endsWith(".md") && !name.equals("CHANGELOG.md")) {
                page(file);
            } else if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".sh")) {
                hashes(file);
            }
        }
    }

    /** Reads the comments of a Java file. Text in quotes is skipped, so that a {@code //} in it does not begin a comment. */
    private void java(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Matcher parts = Pattern.compile(
                        "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'"
                                + "|(?<block>/\\*.*?\\*/)|(?<lines>//[^\\n]*(?:\\n[ \\t]*//[^\\n]*)*)",
                        Pattern.DOTALL)
                .matcher(text);
        while (parts.find()) {
            if (parts.group("block") != null) {
                String body = parts.group("block")
                        .replaceAll("^/\\*+|\\*+/$", "")
                        .replaceAll("(?m)^\\s*\\*", "")
                        .replaceAll("(?s)<pre>.*?</pre>", " ");
                paragraphs(file, lineOf(text, parts.start()), body.split("<p>|<li>|<ul>|<table>|(?m)^\\s*(?=@)"));
            } else if (parts.group("lines") != null) {
                paragraphs(
                        file,
                        lineOf(text, parts.start()),
                        parts.group("lines").replaceAll("(?m)^\\s*//", "").split("\\n\\s*\\n"));
            }
        }
    }

    /** Reads the prose of a page: no code, no tables, no headings. */
    private void page(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8)
                .replaceAll("(?s)```.*?```", "")
                .replaceAll("(?m)(?<=\\n\\n)(?: {4}.*\\n)+", "");
        int line = 1;
        for (String paragraph : text.split("\\n\\s*\\n|\\n(?=\\s*(?:[-*]|\\d+\\.) )")) {
            if (!paragraph.stripLeading().startsWith("|") && !paragraph.stripLeading().startsWith("#")) {
                paragraphs(file, line, paragraph.replaceAll("^\\s*(?:[-*]|\\d+\\.) ", "").split("\\n\\|"));
            }
            line += paragraph.split("\\n", -1).length;
        }
    }

    private void hashes(Path file) throws IOException {
        List<String> comment = new ArrayList<>();
        Consumer<Integer> end = line -> {
            if (!comment.isEmpty()) {
                paragraphs(file, line - comment.size(), new String[] {String.join(" ", comment)});
                comment.clear();
            }
        };
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("# ")) {
                comment.add(line.substring(2));
            } else {
                end.accept(i + 1);
            }
        }
        end.accept(lines.size() + 1);
    }

    private void paragraphs(Path file, int line, String[] paragraphs) {
        for (String paragraph : paragraphs) {
            String prose = BLOCK_TAG.matcher(JAVADOC_TAG.matcher(paragraph).replaceAll("$1"))
                    .replaceAll("")
                    .replaceAll("<[^>]+>", " ")
                    .replaceAll("\\s+", " ")
                    .strip();
            for (String sentence : SENTENCE_END.split(prose)) {
                if (sentence.split(" ").length > 1) {
                    count(file, line, sentence);
                }
            }
        }
    }

    private void count(Path file, int line, String sentence) {
        String module = file.getNameCount() > 1 ? file.getName(0).toString() : "(root)";
        int[] count = counts.computeIfAbsent(module, any -> new int[3]);
        count[0]++;
        boolean riddle = RIDDLE.matcher(sentence).matches() && !sentence.endsWith("?");
        boolean isLong = sentence.split(" ").length > LONG;
        if (riddle) {
            count[1]++;
        }
        if (isLong) {
            count[2]++;
        }
        if (list && (riddle || isLong)) {
            System.out.printf("%s:%d: %s: %s%n", file, line, riddle ? "begins" : "long", sentence);
        }
    }

    /** Prints the table; returns whether all values are within the limits. */
    private boolean print() {
        int[] sum = new int[3];
        System.out.printf("%-18s %10s %8s %7s %8s %7s%n", "module", "sentences", "begin", "%", "long", "%");
        counts.forEach((module, count) -> {
            row(module, count);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += count[i];
            }
        });
        row("all", sum);
        return sum[1] <= RIDDLES_ALLOWED * sum[0] && sum[2] <= LONG_ALLOWED * sum[0];
    }

    private static void row(String name, int[] count) {
        System.out.printf(
                java.util.Locale.ROOT,
                "%-18s %,10d %,8d %7.1f %,8d %7.1f%n",
                name,
                count[0],
                count[1],
                100.0 * count[1] / count[0],
                count[2],
                100.0 * count[2] / count[0]);
    }

    private static int lineOf(String text, int position) {
        return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
    }
}
