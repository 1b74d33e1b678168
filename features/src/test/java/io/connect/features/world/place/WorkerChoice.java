package io.connect.features.world.place;

import io.connect.features.environment.WorkerGroup;
import io.connect.features.environment.WorkerGroupKind;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.connect.StandaloneWorker;
import io.connect.testbed.process.JvmProcess;
import java.util.List;

/** The workers that a scenario has chosen. */
sealed interface WorkerChoice {
    /** REST client of one of these workers. */
    default ConnectRest rest() {
        return group().rest();
    }

    /** Their processes. */
    default List<JvmProcess> processes() {
        return group().workers();
    }

    /** The Connect cluster of these workers. */
    WorkerGroup group();

    /** Whether they commit records in transactions. */
    default boolean exactlyOnce() {
        return false;
    }

    /** Workers of a kind that all scenarios of the environment share; started at their first use. */
    record OfEnvironment(Place place, WorkerGroupKind kind) implements WorkerChoice {
        @Override
        public WorkerGroup group() {
            return place.environment().workers(kind);
        }

        @Override
        public boolean exactlyOnce() {
            return kind != WorkerGroupKind.PLAIN;
        }
    }

    /** Workers of one scenario. */
    record OfScenario(WorkerGroup group) implements WorkerChoice {}

    /** A worker in standalone mode. */
    record Standalone(StandaloneWorker worker) implements WorkerChoice {
        @Override
        public ConnectRest rest() {
            return worker.rest();
        }

        @Override
        public List<JvmProcess> processes() {
            return List.of(worker.process());
        }

        @Override
        public WorkerGroup group() {
            throw new IllegalStateException("this scenario runs on a standalone worker, which belongs to no cluster");
        }
    }
}
