@headers @compatibility
Feature: What SQS knows of a message is in the record's headers
  Message attributes of every type travel under their own names, what SQS says itself under names that begin with sqs.

  Scenario: Message attributes of every type
    Given a standard queue
    And a connector from the queue to a topic
    When the message "with attributes" is sent with the attributes
      | name        | type             | value                                  |
      | text        | String           | Grüße                                  |
      | whole       | Number           | 42                                     |
      | precise     | Number           | 3.14159265358979323846264338327950288  |
      | custom      | Number.int       | 7                                      |
      | binary      | Binary           | raw bytes                              |
    Then a record arrives with the value "with attributes" and the headers
      | text    | Grüße                                 |
      | whole   | 42                                    |
      | precise | 3.14159265358979323846264338327950288 |
      | custom  | 7                                     |
      | binary  | cmF3IGJ5dGVz                          |

  Scenario: What SQS says of a message of a FIFO queue
    Given a FIFO queue
    And a connector from the queue to a topic
    When these messages are sent
      | body   | group |
      | origin | g7    |
    Then a record arrives with the value "origin" and the headers
      | sqs.message.id               | any            |
      | sqs.queue.url                | contains .fifo |
      | sqs.sent.timestamp           | any            |
      | sqs.receive.count            | 1              |
      | sqs.message.group.id         | g7             |
      | sqs.message.deduplication.id | any            |
      | sqs.sequence.number          | any            |

  Scenario: A trace goes on in Kafka
    Given a standard queue
    And a connector from the queue to a topic
    When the message "traced" is sent with the trace header "Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1"
    Then a record arrives with the value "traced" and the headers
      | traceparent | 00-67891233abcdef012345678912345678-53995c3f42cd8ad8-01 |

  Scenario: Message attributes that nobody wants are not received
    Given a standard queue
    And a connector from the queue to a topic with
      | sqs.message.attribute.filter.names | tenant |
    When the message "some of them" is sent with the attributes
      | name   | type   | value |
      | tenant | String | north |
      | colour | String | red   |
    Then a record arrives with the value "some of them" and the headers
      | tenant | north |
    And a record arrives with the value "some of them" and without the headers
      | colour |

  Scenario: No message attributes at all
    Given a standard queue
    And a connector from the queue to a topic with
      | sqs.message.attributes.enabled | false |
    When the message "none of them" is sent with the attributes
      | name   | type   | value |
      | tenant | String | north |
    Then a record arrives with the value "none of them" and without the headers
      | tenant |
