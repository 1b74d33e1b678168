package io.connect.testbed.limit;

import io.connect.testbed.process.JvmProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A separate control group with a CPU quota and one process. On close the process moves back. */
final class CgroupQuota implements AutoCloseable {
    /** Short, so that a JVM's threads are never stopped for longer than a network round trip. */
    private static final long PERIOD_MICROS = 100_000;

    private final Path group;
    private final Path home;
    private final long pid;

    private CgroupQuota(Path group, Path home, long pid) {
        this.group = group;
        this.home = home;
        this.pid = pid;
    }

    /** @throws IOException when the host has no unified hierarchy with a CPU controller, or writing is not permitted */
    static CgroupQuota unified(JvmProcess process, double cores) throws IOException {
        Path home = home(CpuLimit.CGROUP_ROOT, process.pid(), "0::");
        if (!Files.readString(CpuLimit.CGROUP_ROOT.resolve("cgroup.controllers"))
                .contains("cpu")) {
            throw new IOException("the unified hierarchy has no cpu controller");
        }
        // Once controllers are enabled below a group, only its leaves may contain processes. So this group is a sibling
        // of ours.
        Path parent = CpuLimit.CGROUP_ROOT;
        Files.writeString(parent.resolve("cgroup.subtree_control"), "+cpu");
        return enter(parent, home, process, "cpu.max", quota(cores) + " " + PERIOD_MICROS);
    }

    /** @throws IOException when the host has no CPU controller of version 1, or writing is not permitted */
    static CgroupQuota cpuController(JvmProcess process, double cores) throws IOException {
        Path root = CpuLimit.CGROUP_ROOT.resolve("cpu");
        return enter(root, root, process, "cpu.cfs_quota_us", Long.toString(quota(cores)));
    }

    private static long quota(double cores) {
        return Math.round(cores * PERIOD_MICROS);
    }

    private static Path home(Path root, long pid, String prefix) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "cgroup"));
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> root.resolve(line.substring(prefix.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IOException("process " + pid + " is in no group of " + root));
    }

    private static CgroupQuota enter(Path parent, Path home, JvmProcess process, String file, String quota)
            throws IOException {
        Path group = Files.createDirectory(parent.resolve("sqs-connect-" + process.pid()));
        try {
            Files.writeString(group.resolve(file), quota);
            Files.writeString(group.resolve("cgroup.procs"), Long.toString(process.pid()));
        } catch (IOException e) {
            Files.deleteIfExists(group);
            throw e;
        }
        return new CgroupQuota(group, home, process.pid());
    }

    @Override
    public void close() throws IOException {
        if (ProcessHandle.of(pid).isPresent()) {
            Files.writeString(home.resolve("cgroup.procs"), Long.toString(pid));
        }
        Files.deleteIfExists(group);
    }
}
