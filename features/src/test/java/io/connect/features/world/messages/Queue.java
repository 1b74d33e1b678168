package io.connect.features.world.messages;

/**
 * A queue of this scenario.
 *
 * @param name the name in SQS
 * @param url the URL as the queue service returned it
 * @param fifo whether groups keep their order
 */
public record Queue(String name, String url, boolean fifo) {}
