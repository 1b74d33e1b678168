package io.connect.features.world.messages;

/**
 * A queue of this scenario.
 *
 * @param name as SQS knows it
 * @param url as the queue service gives it
 * @param fifo whether groups keep their order
 */
public record Queue(String name, String url, boolean fifo) {}
