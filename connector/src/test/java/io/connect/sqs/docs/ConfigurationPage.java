package io.connect.sqs.docs;

import io.connect.sqs.config.KeyForm;
import io.connect.sqs.config.KeyForms;
import io.connect.sqs.config.SqsSourceConfig;
import java.util.Comparator;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The page of all keys: first the few that most users set, then all keys by group. */
final class ConfigurationPage {

    private static final ConfigDef DEF = SqsSourceConfig.CONFIG_DEF;

    private ConfigurationPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("# Configuration\n\nGenerated from the connector's ConfigDef.\n");
        page.append("\n## The ten keys that nearly everyone sets\n\n")
                .append(
                        "One queue or several, a topic, and credentials unless the worker has its own: the rest may stay as it is.\n\n")
                .append("| key | importance | example | meaning |\n|---|---|---|---|\n");
        KeyForms.FIRST.forEach(name -> page.append(firstRow(DEF.configKeys().get(name))));
        for (String group : DEF.groups()) {
            page.append("\n## ")
                    .append(group)
                    .append(
                            "\n\n| key | importance | type | default | valid | example | meaning |\n|---|---|---|---|---|---|---|\n");
            DEF.configKeys().values().stream()
                    .filter(key -> group.equals(key.group))
                    .sorted(Comparator.comparingInt(key -> key.orderInGroup))
                    .forEach(key -> page.append(row(key)));
        }
        return page.toString();
    }

    private static String firstRow(ConfigKey key) {
        return "| `" + key.name + "` | " + importance(key) + " | " + example(key) + " | " + meaning(key) + " |\n";
    }

    private static String row(ConfigKey key) {
        return "| `" + key.name + "` | " + importance(key) + " | "
                + key.type.name().toLowerCase(Locale.ROOT) + " | "
                + defaultOf(key) + " | " + (key.validator == null ? "" : cell(key.validator.toString())) + " | "
                + example(key) + " | " + meaning(key) + " |\n";
    }

    private static String importance(ConfigKey key) {
        return key.importance.name().toLowerCase(Locale.ROOT);
    }

    private static String example(ConfigKey key) {
        return "`" + cell(form(key).example()) + "`";
    }

    private static String meaning(ConfigKey key) {
        String condition = form(key).shownWhen().description();
        return cell(key.documentation) + (condition.isEmpty() ? "" : " Has an effect only when " + condition + ".");
    }

    private static KeyForm form(ConfigKey key) {
        return KeyForms.of(key.name).orElseThrow();
    }

    private static String defaultOf(ConfigKey key) {
        if (!key.hasDefault()) {
            return "(required)";
        }
        String text = ConfigDef.convertToString(key.defaultValue, key.type);
        return text == null || text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
