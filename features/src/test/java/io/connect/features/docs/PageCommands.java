package io.connect.features.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the commands of all Markdown pages. Each statement of a bash or sh block is a command; in other blocks and in inline
 * code, text is a command if it begins with a program's name.
 */
final class PageCommands {

    private static final String PROGRAM =
            "(?:mvn|\\./mvnw|ci/[\\w./-]+\\.sh|java|jq|curl|aws|docker|dockerd|kubectl|promtool|prometheus|npm|git"
                    + "|confluent-hub|bencher|\\w+=\\S+ otava)";
    private static final Pattern LINE = Pattern.compile("\\s*(?:\\$ )?(" + PROGRAM + " .*)");
    private static final Pattern INLINE = Pattern.compile("`(" + PROGRAM + "\\s[^`]*|ci/[\\w./-]+\\.sh)`");
    private static final Pattern FENCE = Pattern.compile("\\s*```(\\w*).*");
    /** Third-party files, the change history, and the list that names commands without asking anyone to type them. */
    private static final Pattern SKIPPED =
            Pattern.compile("(?:.*/)?(?:target|node_modules|\\.git|runs|work)/.*|CHANGELOG\\.md|docs/commands\\.md");

    private static final int INDENT_OF_CODE = 4;

    private final List<PageCommand> found = new ArrayList<>();

    private PageCommands() {}

    /** The commands of all pages below a folder. */
    static List<PageCommand> below(Path root) throws IOException {
        PageCommands commands = new PageCommands();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                String page = root.relativize(file).toString().replace('\\', '/');
                if (!SKIPPED.matcher(page).matches()) {
                    commands.read(page, Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return commands.found;
    }

    /** The commands of a page's text. */
    static List<PageCommand> of(String page, String text) {
        PageCommands commands = new PageCommands();
        commands.read(page, text);
        return commands.found;
    }

    private void read(String page, String text) {
        StringBuilder prose = new StringBuilder();
        ShellStatements statements = null;
        boolean inBlock = false;
        for (String line : text.lines().toList()) {
            Matcher fence = FENCE.matcher(line);
            if (fence.matches()) {
                inBlock = !inBlock;
                boolean isShell = inBlock && List.of("sh", "bash").contains(fence.group(1));
                statements = isShell ? new ShellStatements(statement -> add(page, statement)) : null;
            } else if (statements != null) {
                statements.line(line);
            } else if (inBlock || line.startsWith(" ".repeat(INDENT_OF_CODE))) {
                otherCode(page, line);
            } else {
                prose.append(line).append('\n');
            }
        }
        INLINE.matcher(prose).results().forEach(inline -> add(page, inline.group(1)));
    }

    private void otherCode(String page, String line) {
        Matcher command = LINE.matcher(line);
        if (command.matches()) {
            new ShellStatements(statement -> add(page, statement))
                    .line(command.group(1).replaceAll("\\\\$", ""));
        }
    }

    private void add(String page, String command) {
        found.add(new PageCommand(page, command.strip().replaceAll("\\s+", " ")));
    }
}
