package io.connect.testbed.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {

    private final List<String> closed = new ArrayList<>();
    private final Opened opened = new Opened();

    @Test
    void closesInReverseOrderAndOnce() {
        opened.add(() -> closed.add("ports"));
        opened.add(() -> closed.add("process"));

        opened.close();
        opened.close();

        assertThat(closed).containsExactly("process", "ports");
    }

    @Test
    void closesTheOthersIfOneFails() {
        opened.add(() -> closed.add("ports"));
        opened.add(() -> {
            throw new IllegalArgumentException("stuck");
        });

        assertThatThrownBy(opened::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stuck");
        assertThat(closed).containsExactly("ports");
    }

    @Test
    void aFailureOfTheBuilderIsTheOneReported() {
        opened.add(() -> {
            throw new IllegalArgumentException("stuck");
        });
        RuntimeException builders = new RuntimeException("no such program");

        opened.closeAfter(builders);

        assertThat(builders.getSuppressed())
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("stuck");
    }
}
