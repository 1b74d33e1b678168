package io.connect.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aListNeedsNoService() {
        assertThat(run("--list", "--area", "fifo order")).isZero();
        assertThat(out.toString().lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("FIFO order: ") && line.contains("  https://docs.aws.amazon.com/"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aTestNeedsAService() {
        assertThat(run("--area", "fifo order")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Missing required option: '--endpoint=URL'");
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
