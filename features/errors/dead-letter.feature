@errors
Feature: A message that cannot be converted costs that message only
  It goes to the dead-letter topic with the reason in its headers; without one it stays for the queue's own redrive.

  Scenario: The dead letter says what happened and keeps the body
    Given a standard queue
    And a connector with a dead-letter topic with
      | message.converter.class      | io.connect.sqs.converter.DecompressingMessageConverter |
      | message.decompression.format | gzip                                                   |
    When these messages are sent
      | body                   | tenant |
      | gzip of before         | north  |
      | this is not compressed | south  |
      | gzip of after          | north  |
    Then the records of the topic are
      | value  |
      | before |
      | after  |
    And a record arrives in the dead-letter topic with the value "this is not compressed" and the headers
      | tenant                    | south                   |
      | sqs.message.id            | any                     |
      | sqs.queue.url             | any                     |
      | sqs.dlq.reason            | any                     |
      | sqs.dlq.exception.class   | any                     |
      | sqs.dlq.exception.message | any                     |
      | sqs.dlq.attempts          | 1                       |
      | sqs.dlq.original.topic    | <topic>                 |
    And nothing is left in the queue

  Scenario: Without a dead-letter topic the queue's own redrive takes the message
    Given a standard queue that hands a message to its dead-letter queue after 2 receives
    And a connector from the queue to a topic with
      | message.converter.class      | io.connect.sqs.converter.DecompressingMessageConverter |
      | message.decompression.format | gzip                                                   |
    When these messages are sent
      | body                   |
      | this is not compressed |
      | gzip of fine           |
    Then the records of the topic are
      | value |
      | fine  |
    And the dead-letter queue holds "this is not compressed"

  Scenario: A poison message in front blocks nobody
    Given a standard queue
    And a connector from the queue to a topic with
      | message.converter.class      | io.connect.sqs.converter.DecompressingMessageConverter |
      | message.decompression.format | gzip                                                   |
    When these messages are sent
      | body                   |
      | this is not compressed |
    And 20 gzipped messages are sent
    Then 20 gzipped messages have arrived
    And 1 message is left in the queue
    And the connector is still running
