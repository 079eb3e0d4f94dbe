using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>One step between the queries' frames and the panel.</summary>
internal interface ITransformation
{
    /// <param name="frames">What came from the step before.</param>
    /// <param name="options">As the dashboard has them.</param>
    IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options);
}
