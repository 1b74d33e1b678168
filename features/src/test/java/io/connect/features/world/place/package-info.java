/**
 * The surroundings of a scenario: its environment, its workers, and the faults and links in front of SQS, S3 and the registry.
 * May depend on {@code environment}, the testbed, the fault layer and the scenario itself.
 */
package io.connect.features.world.place;
