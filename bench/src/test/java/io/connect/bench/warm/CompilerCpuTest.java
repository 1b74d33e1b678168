package io.connect.bench.warm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CompilerCpuTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void tellsTheCompilersOfThisJvmAndNoOtherThreads() {
        CompilerCpu compilers = new CompilerCpu(ProcessHandle.current().pid());
        long first = compilers.nanos().orElseThrow();
        long whole = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        assertThat(first).isPositive().isLessThan(whole);
        assertThat(compilers.nanos().orElseThrow()).isGreaterThanOrEqualTo(first);
    }

    @Test
    void tellsNothingOfAProcessThatIsNotThere() {
        assertThat(new CompilerCpu(Long.MAX_VALUE).nanos()).isEmpty();
    }
}
