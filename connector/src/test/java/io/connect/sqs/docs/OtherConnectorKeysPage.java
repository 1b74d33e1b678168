package io.connect.sqs.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page with the keys of other SQS connectors, generated from the table that validation reads. */
final class OtherConnectorKeysPage {

    private static final Path TABLE =
            Path.of("src", "main", "resources", "io", "connect", "sqs", "validation", "foreign-keys.txt");
    private static final String CAMEL_OPTION = "camel:";
    /**
     * A comment names a connector before the colon. A second comment line continues the description of that connector.
     */
    private static final String COMMENT = "# ";

    private OtherConnectorKeysPage() {}

    static String text() throws IOException {
        StringBuilder page = new StringBuilder("# Keys of other SQS connectors\n\n"
                + "Generated from the table that validation reads. If a configuration has a key of the first column, validation"
                + " names the key of the second.\n");
        List<String> lines = Files.readAllLines(TABLE);
        boolean afterComment = false;
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith(COMMENT) && !afterComment) {
                page.append("\n## ")
                        .append(line.substring(COMMENT.length()).split(" \\(|: ")[0])
                        .append("\n\n| key there | key here | remark |\n|---|---|---|\n");
            } else if (!line.isBlank() && !line.startsWith(COMMENT)) {
                String[] columns = line.split("\\|", -1);
                page.append("| ")
                        .append(code(columns[0].strip().replace(CAMEL_OPTION, "…")))
                        .append(" | ")
                        .append(columns[1].isBlank() ? "none" : code(columns[1].strip()))
                        .append(" | ")
                        .append(columns[2].strip())
                        .append(" |\n");
            }
            afterComment = line.startsWith(COMMENT);
        }
        return page.toString();
    }

    private static String code(String key) {
        return "`" + key + "`";
    }
}
