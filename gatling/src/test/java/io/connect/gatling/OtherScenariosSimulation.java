package io.connect.gatling;

/**
 * Runs every scenario whose group has no class of its own, so that a scenario in a new group needs no Java.
 */
public final class OtherScenariosSimulation extends GroupSimulation {

    /** Runs the groups that no other class runs. */
    public OtherScenariosSimulation() {
        super(group -> !hasClass(group));
    }

    /** Whether a class by the group's name is there: group {@code network-latency}, class NetworkLatencySimulation. */
    static boolean hasClass(String group) {
        try {
            Class.forName(className(group), false, OtherScenariosSimulation.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static String className(String group) {
        StringBuilder name = new StringBuilder(OtherScenariosSimulation.class.getPackageName()).append('.');
        for (String word : group.split("-")) {
            name.append(word.substring(0, 1).toUpperCase(java.util.Locale.ROOT)).append(word.substring(1));
        }
        return name.append("Simulation").toString();
    }
}
