import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.telemetry.ClientTelemetry;
import org.apache.kafka.server.telemetry.ClientTelemetryPayload;
import org.apache.kafka.server.telemetry.ClientTelemetryReceiver;
import org.apache.kafka.shaded.io.opentelemetry.proto.metrics.v1.Metric;
import org.apache.kafka.shaded.io.opentelemetry.proto.metrics.v1.MetricsData;

/**
 * A broker asks clients for telemetry only if some plugin takes it. This one writes a line for each
 * push: `telemetry <client instance> <names of the metrics, in order>`, as Kafka's own classes read it.
 */
public final class Receiver implements MetricsReporter, ClientTelemetry, ClientTelemetryReceiver {
  @Override
  public ClientTelemetryReceiver clientReceiver() {
    return this;
  }

  @Override
  public void exportMetrics(AuthorizableRequestContext context, ClientTelemetryPayload payload) {
    ByteBuffer data = payload.data();
    StringBuilder line = new StringBuilder("telemetry ").append(payload.clientInstanceId());
    try {
      MetricsData metrics = MetricsData.parseFrom(data.duplicate());
      metrics.getResourceMetricsList().forEach(resource -> resource.getScopeMetricsList().forEach(
          scope -> scope.getMetricsList().forEach(metric -> line.append(' ').append(nameOf(metric)))));
    } catch (Exception e) {
      line.append(" unreadable: ").append(e);
    }
    System.out.println(line);
  }

  private static String nameOf(Metric metric) {
    return metric.getName() + "=" + metric.getDataCase();
  }

  @Override
  public void init(List<KafkaMetric> metrics) {}

  @Override
  public void metricChange(KafkaMetric metric) {}

  @Override
  public void metricRemoval(KafkaMetric metric) {}

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs) {}
}
