package io.connect.reports.html;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Accepts only relative paths and web addresses, so no link can run a script. */
final class SafeLinkFilter implements Filter {

    @Override
    public Object apply(
            Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int lineNumber) {
        String link = String.valueOf(input);
        String scheme = link.strip().toLowerCase(Locale.ROOT);
        boolean web = scheme.startsWith("http://") || scheme.startsWith("https://");
        return web || !scheme.contains(":") ? link : "#";
    }

    @Override
    public List<String> getArgumentNames() {
        return List.of();
    }
}
