@guide
Feature: The configurations of the benchmarking guide start as they are written
  But for the addresses of queues, registry and AWS, and for credentials, nothing in them is changed.

  Scenario: Test 1, a single task and a standard queue
    Given a standard queue
    And the connector of the guide with the addresses of this environment
      """
      name=sqs-source-test1
      connector.class=io.connect.sqs.SqsSourceConnector
      tasks.max=1
      sqs.queue.url=https://sqs.us-east-1.amazonaws.com/123456789012/test-queue
      sqs.max.messages=10
      sqs.wait.time.seconds=20
      sqs.visibility.timeout.seconds=300
      kafka.topic=test-topic
      message.converter.class=io.connect.sqs.converter.DefaultMessageConverter
      """
    When 20 messages are sent
    Then the outcome is
      | delivered     | 20 |
      | duplicated    | 0  |
      | left in queue | 0  |

  Scenario: Test 2, several tasks and queues
    Given 4 standard queues
    And the connector of the guide with the addresses of this environment
      """
      name=sqs-source-test2
      connector.class=io.connect.sqs.SqsSourceConnector
      tasks.max=4
      sqs.queue.urls=https://sqs.us-east-1.amazonaws.com/123456789012/queue1,\
        https://sqs.us-east-1.amazonaws.com/123456789012/queue2,\
        https://sqs.us-east-1.amazonaws.com/123456789012/queue3,\
        https://sqs.us-east-1.amazonaws.com/123456789012/queue4
      sqs.max.messages=10
      sqs.wait.time.seconds=20
      kafka.topic=test-topic
      message.converter.class=io.connect.sqs.converter.DefaultMessageConverter
      """
    When 10 messages are sent to each queue
    Then the connector runs with 4 tasks
    And the outcome is
      | delivered     | 40 |
      | duplicated    | 0  |
      | left in queue | 0  |

  Scenario: Test 3, large messages with claim check
    Given a standard queue
    And an object "large" that holds "what was too large"
    And the connector of the guide with the addresses of this environment
      """
      name=sqs-source-test3
      connector.class=io.connect.sqs.SqsSourceConnector
      tasks.max=2
      sqs.queue.url=https://sqs.us-east-1.amazonaws.com/123456789012/large-queue
      sqs.max.messages=5
      message.converter.class=io.connect.sqs.converter.ClaimCheckMessageConverter
      message.converter.delegate.class=io.connect.sqs.converter.DefaultMessageConverter
      claim.check.field.paths=s3Uri
      claim.check.retrieve.from.s3=true
      aws.s3.region=us-east-1
      """
    When these messages are sent
      | body                        |
      | {"s3Uri": "<object large>"} |
    Then a record arrives with the value
      """
      {"s3Uri": "what was too large"}
      """
    And nothing is left in the queue

  Scenario: Test 4, schema registry validation
    Given a standard queue
    And the connector of the guide with the addresses of this environment
      """
      name=sqs-source-test4
      connector.class=io.connect.sqs.SqsSourceConnector
      tasks.max=1
      sqs.queue.url=https://sqs.us-east-1.amazonaws.com/123456789012/avro-queue
      sqs.max.messages=10
      message.converter.class=io.connect.sqs.converter.AvroMessageConverter
      schema.registry.url=http://schema-registry:8081
      """
    And this Avro schema for the topic in the registry
      """
      {"type":"record","name":"Person","fields":[{"name":"id","type":"long"},{"name":"name","type":"string"}]}
      """
    When a message of that schema with the bytes "0e 06 61 64 61" is sent
    Then a record arrives with the value "Struct{id=7,name=ada}"
    And nothing is left in the queue

  Scenario: Test 5, compression and decompression
    Given a standard queue
    And the connector of the guide with the addresses of this environment
      """
      name=sqs-source-test5
      connector.class=io.connect.sqs.SqsSourceConnector
      tasks.max=1
      sqs.queue.url=https://sqs.us-east-1.amazonaws.com/123456789012/compressed-queue
      sqs.max.messages=10
      message.converter.class=io.connect.sqs.converter.DecompressingMessageConverter
      message.decompression.delegate.converter.class=io.connect.sqs.converter.DefaultMessageConverter
      message.decompression.format=AUTO
      message.decompression.base64.decode=true
      """
    When these messages are sent
      | body                     |
      | gzip of twenty kilobytes |
    Then a record arrives with the value "twenty kilobytes"
    And nothing is left in the queue

  Scenario: Scenario 4, a FIFO queue
    Given a FIFO queue
    And the connector of the guide with the addresses of this environment
      """
      # FIFO Queue
      sqs.queue.url=https://sqs.us-east-1.amazonaws.com/123456789012/test.fifo
      sqs.max.messages=3  
      fifo.deduplication.enabled=true
      fifo.deduplication.time.window.minutes=5
      """
    When 30 messages in 3 groups are sent
    Then the outcome is
      | delivered     | 30 |
      | duplicated    | 0  |
      | reordered     | 0  |
      | left in queue | 0  |

  Scenario: Keys of the producer that have no effect are named with what to write instead
    Given a standard queue
    And the worker's log is read from here on
    When a configuration is validated with
      | producer.batch.size            | 32768                       |
      | producer.linger.ms             | 10                          |
      | producer.compression.type      | snappy                      |
      | producer.ssl.keystore.password | planted-store-password-77e0 |
    Then nothing is wrong with it
    And the worker's log says "Write producer.override.batch.size"
    And the worker's log says "Write producer.override.linger.ms"
    And the worker's log says "Write producer.override.compression.type"
    And the worker's log says "Write producer.override.ssl.keystore.password"

  Scenario: The password of a store that cannot be opened is not told
    Given a standard queue
    When a configuration is validated with
      | message.converter.class               | io.connect.sqs.converter.AvroMessageConverter |
      | schema.registry.url                   | https://localhost:1                           |
      | schema.registry.ssl.keystore.location | /no/such/store.p12                            |
      | schema.registry.ssl.keystore.password | planted-store-password-77e0                   |
    Then the key "schema.registry.ssl.keystore.location" is refused because of "/no/such/store.p12"
