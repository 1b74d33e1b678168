package io.connect.bench.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class InspectionsTest {

    private final Properties properties = new Properties();

    @Test
    void looksIntoNothingUnlessAsked() {
        Inspections none = Inspections.from(properties);

        assertThat(none.flightRecording()).isFalse();
        assertThat(none.heapDump()).isFalse();
        assertThat(none.profilerEvent()).isEmpty();
    }

    @Test
    void takesABareNameForYes() {
        properties.setProperty("jfr", "");
        properties.setProperty("heapdump", "");
        properties.setProperty("profiler", "");

        Inspections all = Inspections.from(properties);

        assertThat(all.flightRecording()).isTrue();
        assertThat(all.heapDump()).isTrue();
        assertThat(all.profilerEvent()).contains("cpu");
    }

    @Test
    void profilesTheEventThatIsNamed() {
        properties.setProperty("profiler", "alloc");

        assertThat(Inspections.from(properties).profilerEvent()).contains("alloc");
    }
}
