package io.connect.sqsserver.service;

import io.connect.sqsserver.sampling.Sampler;

/**
 * The options of a service.
 *
 * @param region the region in ARNs
 * @param account twelve digits, in ARNs and queue URLs
 * @param seed the seed of message ids and receipt handles
 * @param memoryBytes the estimated memory that messages may use
 * @param nameReuseMillis how long the name of a deleted queue cannot be used; a minute in AWS
 * @param sampler random behaviour of standard queues
 */
public record ServiceOptions(
        String region, String account, long seed, long memoryBytes, long nameReuseMillis, Sampler sampler) {}
