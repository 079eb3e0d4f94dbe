using Cake.Core.IO;

namespace Cake.Frosting.Hosting;

internal sealed record WorkingDirectory(DirectoryPath Path);
