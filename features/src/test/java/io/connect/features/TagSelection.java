package io.connect.features;

import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.List;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Removes scenarios from the run by their tags.
 *
 * <p>Cucumber's own filter reports unselected scenarios as skipped, as if they were disabled, and an empty selection as a
 * success. A scenario removed here is not part of the run.
 */
public final class TagSelection implements PostDiscoveryFilter {
    /** Cucumber's own key, so that its documentation applies here. */
    static final String PROPERTY = "cucumber.filter.tags";

    /** Long specifications run only on request. */
    static final String DEFAULT = "not @slow and not @lottery";

    private final Expression selected;

    /** Reads the selection from the system property {@value #PROPERTY}. */
    public TagSelection() {
        this(System.getProperty(PROPERTY, DEFAULT));
    }

    TagSelection(String expression) {
        this.selected = TagExpressionParser.parse(expression);
    }

    @Override
    public FilterResult apply(TestDescriptor descriptor) {
        if (!isScenario(descriptor)) {
            return FilterResult.included("not a scenario");
        }
        return FilterResult.includedIf(includes(tags(descriptor)));
    }

    boolean includes(List<String> tags) {
        return selected.evaluate(tags);
    }

    private static boolean isScenario(TestDescriptor descriptor) {
        return descriptor.isTest()
                && descriptor.getUniqueId().getSegments().stream()
                        .anyMatch(segment -> segment.getType().equals("engine")
                                && segment.getValue().equals("cucumber"));
    }

    private static List<String> tags(TestDescriptor descriptor) {
        return descriptor.getTags().stream().map(tag -> "@" + tag.getName()).toList();
    }
}
