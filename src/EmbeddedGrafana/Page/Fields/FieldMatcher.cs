using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>Says which fields an override or a transformation is for.</summary>
/// <param name="name">Display name of the field.</param>
internal delegate bool FieldMatcher(Frame frame, Field field, string name);
