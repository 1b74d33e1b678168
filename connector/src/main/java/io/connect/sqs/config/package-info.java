/**
 * The connector's configuration: its keys, with one class per group, and {@link io.connect.sqs.config.SqsSourceConfig}, which
 * reads them. Contains names, types, ranges, defaults and documentation of the keys, and their representation in forms.
 * Contains no code that acts on the values. Depends only on Connect's configuration API.
 */
package io.connect.sqs.config;
