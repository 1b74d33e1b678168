package io.connect.reports.html;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import java.util.Map;

/** The functions that templates use in addition to Pebble's own. */
final class PageExtension extends AbstractExtension {

    @Override
    public Map<String, Filter> getFilters() {
        return Map.of("safeLink", new SafeLinkFilter());
    }
}
