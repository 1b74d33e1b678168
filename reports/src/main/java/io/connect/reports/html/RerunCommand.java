package io.connect.reports.html;

import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.scenario.Subjects;
import io.connect.reports.text.ShellWord;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Creates the command that repeats a result. */
final class RerunCommand {

    private static final Pattern OTHER = Pattern.compile("of @([^\\s,;)]+)");

    private RerunCommand() {}

    /** If a target is a share of another variant's figure, the command runs that variant first. */
    static String of(RunResult result) {
        Set<String> variants = new LinkedHashSet<>();
        for (MetricResult metric : result.metrics().values()) {
            if (metric.target() != null) {
                Matcher other = OTHER.matcher(metric.target());
                while (other.find()) {
                    variants.add(other.group(1));
                }
            }
        }
        String names = variants.stream()
                .map(variant -> result.scenario() + "@" + variant + ",")
                .collect(Collectors.joining());
        return "mvn gatling:test " + ShellWord.of("-Dprofile=" + result.profile()) + " "
                + ShellWord.of("-Dscenario=" + names + run(result))
                + (Subjects.isOneOfSeveral(result) ? " " + ShellWord.of("-Dsubject=" + Subjects.key(result)) : "");
    }

    /** Name of the scenario with its variant, without a suffix for the subject. */
    private static String run(RunResult result) {
        if (!Subjects.isOneOfSeveral(result)) {
            return result.name();
        }
        String subject = Subjects.key(result);
        return result.variant().equals(subject)
                ? result.scenario()
                : result.scenario() + "@"
                        + result.variant().substring(0, result.variant().length() - subject.length() - 1);
    }
}
